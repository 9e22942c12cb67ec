/** The strict profile of ODCS (contracts/odcs-profile.schema.json), its errors in words for people. */
import { fields, textOf } from '../fields';
import { nearest } from '../nearest';
import type { Finding, Path } from '../problem';
import { validate as compiled } from './profile-validator';
import { type ProfileError, wordsFor } from './profile-words';
import { allWords } from './vocabulary';

// The generated file is not type-checked: this is the type of what it exports.
const validate = compiled as unknown as ((data: unknown) => boolean) & {
  readonly errors?: readonly ProfileError[] | null;
};

/** Everything in `data`, a whole document, that the profile does not allow. */
export function profileFindings(data: unknown): readonly Finding[] {
  if (validate(data)) return [];
  // `if` only says that a branch failed, and the branches of `anyOf` are summed up by the error of `anyOf` itself.
  return (validate.errors ?? [])
    .filter(({ keyword, schemaPath }) => keyword !== 'if' && !/\/anyOf\/./.test(schemaPath))
    .flatMap((error) => findingsOf(data, error));
}

function findingsOf(data: unknown, error: ProfileError): readonly Finding[] {
  const path = pathOf(data, error.instancePath);
  const property = customProperty(error, path);
  if (property === null) return [{ path, ...wordsFor(error) }];
  if (isForeign(data, property.name)) return [];
  const { name, place, words } = property;
  const others = words.length === 0 ? 'properties that name a vendor' : 'or others that name a vendor';
  return [
    {
      path: [...place, 'property'],
      found: `unknown custom property "${name}"`,
      allowed: [...words, others].join(', '),
      nearest: nearest(name, words),
    },
  ];
}

interface UnknownProperty {
  readonly name: string;
  /** Of the entry in the list. */
  readonly place: Path;
  /** What the profile knows there. */
  readonly words: readonly string[];
}

/** The custom property that an error says is unknown: not among the words, or without a vendor where there are none. */
function customProperty(error: ProfileError, path: Path): UnknownProperty | null {
  if (error.keyword === 'required' && error.params.missingProperty === 'vendor') {
    const name = textOf(fields(error.data).property);
    return name === null ? null : { name, place: path, words: [] };
  }
  const isName = path.at(-3) === 'customProperties' && path.at(-1) === 'property';
  const name = textOf(error.data);
  if (error.keyword !== 'enum' || !isName || name === null) return null;
  const { allowedValues } = error.params;
  return {
    name,
    place: path.slice(0, -1),
    words: Array.isArray(allowedValues) ? allowedValues.map(String) : [],
  };
}

/** v3.0 and v3.1 have no `vendor`: there a property is foreign unless it looks like a word of the profile. */
function isForeign(data: unknown, name: string): boolean {
  const apiVersion = textOf(fields(data).apiVersion) ?? '';
  return /^v3[.][01][.]/.test(apiVersion) && nearest(name, allWords) === null;
}

/** `/schema/0/name` as `['schema', 0, 'name']`. */
function pathOf(data: unknown, pointer: string): Path {
  let value = data;
  const parts = pointer.split('/').slice(1);
  return parts.map((escaped) => {
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const part = Array.isArray(value) ? Number(key) : key;
    value = Array.isArray(value) ? value[Number(key)] : fields(value)[key];
    return part;
  });
}
