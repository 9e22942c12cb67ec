/** Which contracts no Glue job can serve, though lint accepts them: names, landing formats and types. */
import { catalogName } from '../../harness/contract/catalog/catalog-name';
import { type Column, type Contract, isLanding } from '../../harness/contract/contract';

/** In the order of the contracts: the file, what was found, what is allowed. */
export function jobProblems(contracts: readonly Contract[]): readonly string[] {
  const read = new Set(contracts.flatMap(({ inputs }) => inputs.map(({ table }) => table)));
  return contracts.flatMap((contract) => {
    if (!isLanding(contract)) return [...tableName(contract), ...contract.columns.flatMap(column(contract))];
    return read.has(contract.table) ? [...tableName(contract), ...landingFormat(contract)] : [];
  });
}

/** The SELECT and the checks name tables as contracts do, and Spark as the catalog does, though in any case. */
function tableName({ file, table }: Contract): readonly string[] {
  const name = catalogName(table);
  if (name === table.toLowerCase()) return [];
  return [`${file}: the table "${table}"; allowed: letters, digits and underscores, e.g. ${name}`];
}

/** The job's reader knows objects of JSON only. */
function landingFormat({ file, table, landing }: Contract): readonly string[] {
  if (landing === null || landing.format === 'json') return [];
  return [`${file}: the landing files of ${table} are ${landing.format}, and jobs read them; allowed: json`];
}

const column =
  ({ file, table }: Contract) =>
  ({ name, type }: Column): readonly string[] => [
    ...columnName(name).map((problem) => `${file}: the column "${name}" of ${table}; ${problem}`),
    ...columnType(type).map(
      (problem) => `${file}: the type ${type} of the column "${name}" of ${table}; ${problem}`,
    ),
  ];

/** The local audit wants the contract's spelling in the result of the SELECT, the job wants the catalog's. */
function columnName(name: string): readonly string[] {
  const spelt = catalogName(name);
  return name === spelt ? [] : [`allowed: lower-case letters, digits and underscores, e.g. ${spelt}`];
}

/**
 * What Spark writes to Iceberg and reads back as the same type, which Athena has too:
 * https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-supported-data-types.html
 * https://iceberg.apache.org/docs/latest/spark-getting-started/#type-compatibility
 * Iceberg stores a tinyint or smallint as int. Spark's `timestamp` becomes one with time zone, which a contract's and
 * Athena's is not.
 */
const scalars = ['boolean', 'int', 'bigint', 'float', 'double', 'decimal', 'string', 'binary', 'date'];
const nested = ['array', 'map', 'struct'];

function columnType(type: string): readonly string[] {
  if (typeNames(type).every((name) => [...scalars, ...nested].includes(name))) return [];
  return [
    `allowed: what Iceberg gives back unchanged: ${scalars.join(', ')}, and ${nested.join(', ')} of them`,
  ];
}

/** The names of all types within a canonical one: what stands before a colon is a field. */
function typeNames(type: string): readonly string[] {
  const unnamed = type.replace(/(?:`(?:[^`]|``)*`|[a-z_][a-z0-9_$]*):/g, '');
  return unnamed.match(/[a-z_][a-z0-9_ ]*/g) ?? [];
}
