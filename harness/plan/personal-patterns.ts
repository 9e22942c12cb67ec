/**
 * How personal values look, as whole values: an e-mail address, a phone number, a birth date. Written so that every
 * engine and JavaScript read them alike: no backslashes.
 */
const email = '[^@ ]+@[^@ ]+[.][A-Za-z]{2,}';
/** Ten digits, bare or in the usual groups, with or without a country; or `+` and 8 to 15 digits. */
const phone =
  '([+]?[0-9]{1,3}[ .-]?)?([(][0-9]{3}[)]|[0-9]{3})[ .-]?[0-9]{3}[ .-]?[0-9]{4}|[+][0-9]([ .()-]?[0-9]){7,14}';
/** Years such as 967 occur. */
const birthDate = '[0-9]{3,4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}';

export const personalPattern = `^(${email}|${phone}|${birthDate})$`;
