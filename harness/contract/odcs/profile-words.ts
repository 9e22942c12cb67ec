/** An error of ajv in words: what was found, what is allowed, and the nearest valid name. */
import { nearest } from '../nearest';
import type { Finding } from '../problem';

/** What the compiled profile reports, with ajv's option `verbose`. */
export interface ProfileError {
  readonly keyword: string;
  /** JSON pointer of the value at fault. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema that holds the keyword. */
  readonly parentSchema: {
    readonly properties?: object;
    readonly errorMessage?: string;
    readonly patternErrorMessage?: string;
  };
  /** The value at fault. */
  readonly data: unknown;
}

type Words = Omit<Finding, 'path'>;

export function wordsFor(error: ProfileError): Words {
  return (
    wordings[error.keyword]?.(error) ?? { found: show(error.data), allowed: `what "${error.keyword}" says` }
  );
}

const wordings: Readonly<Record<string, (error: ProfileError) => Words>> = {
  additionalProperties: unknownKey,
  enum: unknownValue,
  required: ({ params }) => ({
    found: `missing key "${params.missingProperty}"`,
    allowed: `"${params.missingProperty}" with a value`,
  }),
  dependencies: ({ params }) => ({
    found: `"${params.property}" without "${params.missingProperty}"`,
    allowed: `"${params.property}" beside "${params.missingProperty}"`,
  }),
  anyOf: ({ parentSchema: { errorMessage = '' } }) => ({
    found: errorMessage.includes('mustBe') ? 'a rule without a threshold' : 'a rule without a metric',
    allowed: errorMessage,
  }),
  type: ({ params, data }) => ({
    found: show(data),
    allowed: texts(params.type).join(' or '),
    spoiled: true,
  }),
  pattern: ({ parentSchema, data }) => ({
    found: show(data),
    allowed: parentSchema.patternErrorMessage ?? 'another form',
  }),
  minimum: limit,
  maximum: limit,
  exclusiveMinimum: limit,
  minItems: ({ params, data }) => ({ found: count(data), allowed: `at least ${params.limit}` }),
  maxItems: ({ params, data }) => ({ found: count(data), allowed: `at most ${params.limit}` }),
};

function unknownKey({ params, parentSchema }: ProfileError): Words {
  const key = String(params.additionalProperty);
  const keys = Object.keys(parentSchema.properties ?? {});
  return {
    key,
    found: `unknown key "${key}"`,
    allowed: keys.join(', ') || 'no key',
    nearest: nearest(key, keys),
  };
}

function unknownValue({ params, data }: ProfileError): Words {
  const values = texts(params.allowedValues);
  return {
    found: `unknown value ${show(data)}`,
    allowed: values.join(', '),
    nearest: nearest(String(data), values),
    spoiled: true,
  };
}

function limit({ params, data }: ProfileError): Words {
  return { found: show(data), allowed: `a number ${params.comparison} ${params.limit}` };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function count(value: unknown): string {
  return Array.isArray(value) ? `${value.length} items` : show(value);
}

function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = String(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return typeof value === 'string' ? `"${short}"` : short;
}
