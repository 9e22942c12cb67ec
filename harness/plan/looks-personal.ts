/** Whether a text may be personal by its look. Stricter than the check piiPattern: a wrong guess hides, it accuses no one. */
import { personalPattern } from './personal-patterns';

const whole = new RegExp(personalPattern);
/** Its groups of digits would pass for a phone number. */
const uuid = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/giu;
/** Seven digits or more in the groups of a phone number, not part of a longer word. */
const phone = /(?<![\p{L}\p{Nd}])\p{Nd}([\s./()\-–+]*\p{Nd}){6,}(?![\p{L}\p{Nd}])/u;
const date =
  /(?<!\p{Nd})(\p{Nd}{3,4}[-./]\p{Nd}{1,2}[-./]\p{Nd}{1,2}|\p{Nd}{1,2}[-./]\p{Nd}{1,2}[-./]\p{Nd}{2,4})(?!\p{Nd})/u;

/** True where an e-mail address, a phone number or a date stands anywhere in the text. */
export function looksPersonal(text: string): boolean {
  if (text.includes('@') || whole.test(text)) return true;
  const rest = text.replace(uuid, ' ');
  return phone.test(rest) || date.test(rest);
}
