/** People who do not exist: no name, e-mail or phone here is taken from the published data. */
import { type Random, shuffled } from '../random';

export interface Identity {
  readonly customerName: string;
  readonly email: string;
  readonly phone: string;
  readonly birthDay: string;
}

/** `count` people with different e-mails (at most 2,500); e-mails of different units differ too. */
export function people(count: number, unit: number, random: Random): readonly Identity[] {
  const names = FIRST.flatMap((first) => LAST.map((last) => ({ first, last })));
  return shuffled(names, random)
    .slice(0, count)
    .map(({ first, last }) => ({
      customerName: `${first} ${last}`,
      email: `${first}.${last}${unit === 0 ? '' : `.${unit + 1}`}@test.com`,
      // 555-0100 to 555-0199 are reserved for fiction.
      phone: `80155501${String(random.below(100)).padStart(2, '0')}`,
      // As published: always 1 January, years of any age, those before 1000 with three digits.
      birthDay: `${900 + random.below(1100)}-01-01`,
    }));
}

/** A serial number that looks like a UUID; different ordinals (below 2^32) of one seed never give the same. */
export function serialNumber(ordinal: number, seed: number, random: Random): string {
  // An odd factor permutes the 32-bit words, so that the first group alone tells all ordinals apart.
  const own = hex(Math.imul(ordinal, 0x9e3779b1) + Math.imul(seed % 2 ** 32, 0x85ebca6b), 8);
  const groups = [random.next(), random.next(), random.next()].map((word) => hex(word, 8));
  const [a = '', b = '', c = ''] = groups;
  return `${own}-${a.slice(0, 4)}-4${a.slice(5)}-${b.slice(0, 4)}-${b.slice(4)}${c}`;
}

function hex(word: number, digits: number): string {
  return (word >>> 0).toString(16).padStart(digits, '0');
}

const FIRST = (
  'Aiko Amara Anton Astrid Bilal Bruna Cato Celine Dario Dagny Elif Emeka Fatou Fergus Gita Goran Hedda Hugo Ines ' +
  'Ivo Jolan Jun Kaia Kofi Leyla Luca Malin Mateo Nadia Nils Oona Otis Petra Quinn Rania Rasmus Saoirse Selma Tariq ' +
  'Thea Umi Urs Vera Viggo Wanda Willem Xenia Yara Yusuf Zora'
).split(' ');

const LAST = (
  'Abara Adler Bakker Bergman Castro Cermak Dahl Duarte Eklund Evans Farkas Fontaine Gallo Greer Haddad Holm Ibarra ' +
  'Iwata Jensen Jovic Kaya Kowal Lindqvist Lund Marino Moreau Nkosi Novak Okafor Olsen Pires Popov Quist Rahim Rossi ' +
  'Sato Silva Tanaka Toth Ueda Urban Vance Vidal Wagner Weiss Xu Yilmaz Young Zeman Zuniga'
).split(' ');
