/**
 * The catalogue of errors. Bad data is a verdict and never stands here: an error is a broken call, file or
 * engine. Each entry says what was found, where, and what to do next; docs/errors.md documents every code
 * (a test proves it).
 */

/** Exit 2: the call, the configuration or a contract is wrong. Exit 3: something could not be evaluated. */
export type ExitCode = 2 | 3;

/** An error of the catalogue. `hint` says what to do next; `message` never holds a secret or a personal value. */
export class LakeError extends Error {
  constructor(
    readonly code: `LAKE-${number}`,
    readonly exitCode: ExitCode,
    message: string,
    readonly hint: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'LakeError';
  }
}

const wrong =
  (code: `LAKE-${number}`) =>
  (message: string, hint: string, cause?: unknown): LakeError =>
    new LakeError(code, 2, message, hint, { cause });

const broken =
  (code: `LAKE-${number}`) =>
  (message: string, hint: string, cause?: unknown): LakeError =>
    new LakeError(code, 3, message, hint, { cause });

const list = (names: readonly string[]): string => names.join(', ') || 'none';

/** One named factory an error; the code is its identity and never changes meaning. */
export const errors = {
  // 001-019: the call and the project file
  usage: (message: string) =>
    wrong('LAKE-001')(message, 'Run the command with --help for its options and examples.'),
  unknownPolicy: (found: string, known: readonly string[]) =>
    wrong('LAKE-002')(
      `There is no policy "${found}".`,
      `Choose one of lake.yaml's policies: ${list(known)}.`,
    ),
  unknownDataset: (found: string, known: readonly string[]) =>
    wrong('LAKE-003')(
      `There is no known data set "${found}".`,
      `Choose one that lake.yaml lists (${list(known)}), or name a file of expected counts.`,
    ),
  projectMissing: (folder: string) =>
    wrong('LAKE-004')(
      `No lake.yaml in ${folder} or above it.`,
      'Run in a project folder, or use `lake audit --contracts DIR --source DIR`, which needs no project.',
    ),
  projectInvalid: (file: string, problems: readonly string[]) =>
    wrong('LAKE-005')(
      `${file} is not a valid project file:\n${problems.join('\n')}`,
      'Mend the lines named above.',
    ),
  unknownProfile: (found: string, known: readonly string[]) =>
    wrong('LAKE-006')(`There is no profile "${found}" to generate.`, `Choose one of: ${list(known)}.`),
  notPositive: (name: string, found: string) =>
    wrong('LAKE-007')(`The ${name} is ${found}.`, `Give --${name} a whole number from 1.`),
  targetNotEmpty: (folder: string, file: string) =>
    wrong('LAKE-008')(
      `${folder} holds something that was not generated, such as ${file}.`,
      'Name an empty folder, a new one, or one that holds an earlier generated set, which is then replaced.',
    ),
  generatedNotWritten: (folder: string, cause: unknown) =>
    broken('LAKE-009')(
      `The generated files could not be written to ${folder}: ${firstLine(cause)}`,
      'Make room on the disk (a unit of udacity-2023 takes about 10 MB), or name a folder you may write to.',
      cause,
    ),
  outputNotWritten: (cause: unknown) =>
    broken('LAKE-010')(
      `The result could not be written: ${firstLine(cause)}`,
      'Make room where the output goes, then run `lake audit`: what was built stands.',
      cause,
    ),
  systemRefused: (cause: unknown) =>
    broken('LAKE-011')(
      `The system refused: ${firstLine(cause)}`,
      'Check that the path exists and that this user may read and write there.',
      cause,
    ),
  datasetWithoutPolicy: (dataset: string, policy: string, known: readonly string[]) =>
    wrong('LAKE-012')(
      `The data set "${dataset}" says nothing of the policy "${policy}".`,
      `Choose one of its policies with --policy (${list(known)}), add the policy to its file, or leave out --expect.`,
    ),
  datasetOfOtherTables: (dataset: string, policy: string, problems: readonly string[]) =>
    wrong('LAKE-013')(
      `The data set "${dataset}" expects rows of tables that no contract of the policy "${policy}" describes:\n${problems.join('\n')}`,
      'Mend the names in its file: a count that is held against no table would prove nothing.',
    ),

  // 020-039: contracts and transforms
  contractsInvalid: (problems: readonly string[]) =>
    wrong('LAKE-020')(
      `The contracts have ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.join('\n')}`,
      'Mend the lines named above; `lake contracts lint` lists them again.',
    ),
  contractsMissing: (folder: string) =>
    wrong('LAKE-021')(`No contract (*.yaml) in ${folder}.`, 'Name the folder that holds the contracts.'),
  fileUnreadable: (file: string, cause: unknown) =>
    wrong('LAKE-022')(
      `${file} cannot be read: ${firstLine(cause)}`,
      'Check the path, and that you may read the file.',
      cause,
    ),
  expectationsInvalid: (file: string, problems: readonly string[]) =>
    wrong('LAKE-023')(
      `${file} is not a valid file of expected counts:\n${problems.join('\n')}`,
      'Mend the lines named above.',
    ),
  notARepository: (folder: string, cause: unknown) =>
    wrong('LAKE-034')(
      `${folder} is in no git repository that can be read: ${firstLine(cause)}`,
      'Run in a clone, or compare with a folder of contracts instead of a git reference.',
      cause,
    ),
  unknownRef: (ref: string) =>
    wrong('LAKE-035')(
      `git knows no commit "${ref}".`,
      'Name a branch, tag or commit (`git branch --all`); in a shallow clone fetch it first.',
    ),
  contractsMissingAt: (ref: string, folder: string) =>
    wrong('LAKE-036')(
      `There is no contract (*.yaml) in ${folder} at "${ref}".`,
      'Name a reference that has the folder, or a folder of contracts.',
    ),
  gitFailed: (what: string, cause: unknown) =>
    broken('LAKE-037')(
      `git could not ${what}: ${firstLine(cause)}`,
      'Install git and put it on the PATH, or compare with a folder of contracts instead of a git reference.',
      cause,
    ),

  // 040-059: landing files
  dataFolderMissing: (folder: string) =>
    wrong('LAKE-040')(
      `There is no data folder ${folder}.`,
      'Name the folder of the landing files with --data.',
    ),
  dataFolderEmpty: (folder: string) =>
    wrong('LAKE-041')(
      `The data folder ${folder} is empty.`,
      'Put the landing files there, or make some with `lake generate`.',
    ),
  landingSourceMissing: (table: string, folders: readonly string[]) =>
    wrong('LAKE-042')(
      `No landing file (*.json, *.jsonl, *.ndjson, each also .gz) of ${table} in ${folders.join(' or ')}.`,
      "Put the table's files there, or mend `servers` in its contract.",
    ),
  landingFileUnreadable: (file: string, cause: unknown) =>
    broken('LAKE-043')(
      `The landing file ${file} cannot be read: ${firstLine(cause)}`,
      'Check that the file exists and that this user may read it.',
      cause,
    ),
  landingTypeUnsupported: (table: string, column: string, type: string) =>
    wrong('LAKE-044')(
      `Landing JSON of ${table} cannot be read into ${column}: no JSON value holds the type ${type}.`,
      'Declare a string, integer, float, double, decimal, boolean, date or timestamp.',
    ),
  landingChanged: (table: string, proven: number, copied: number) =>
    broken('LAKE-045')(
      `The landing files of ${table} changed while they were read: ${proven} rows, then ${copied}.`,
      'Run again when nothing writes to them.',
    ),
  landingNotWritten: (file: string, cause: unknown) =>
    broken('LAKE-046')(
      `The rows of landing files could not be written to ${file}: ${firstLine(cause)}`,
      'Free disk space there, or name another folder with --out, and run again.',
      cause,
    ),
  landingUndeclared: (table: string, found: string) =>
    wrong('LAKE-047')(
      `The contract of ${table} names no landing JSON to read: ${found}.`,
      'State a server of format json with a path such as customer/landing/ in the contract.',
    ),
  // 060-079: building and publishing (a transform that is not one SELECT: 081-083)
  transformsMissing: (folder: string) =>
    wrong('LAKE-060')(
      `No transform (*.sql) in ${folder}.`,
      'Name the folder that holds one <table>.sql a computed table.',
    ),
  transformWithoutContract: (file: string, table: string, known: readonly string[]) =>
    wrong('LAKE-062')(
      `${file} computes the table "${table}", which has no contract.`,
      `Write its contract, or name the file after one of: ${list(known)}.`,
    ),
  contractWithoutTransform: (file: string, table: string, transform: string) =>
    wrong('LAKE-063')(
      `${file} describes the computed table "${table}", but there is no ${transform}.`,
      'Write that SELECT, or remove the contract; a landing table needs `zone: landing`.',
    ),
  unknownInput: (file: string, input: string, known: readonly string[]) =>
    wrong('LAKE-064')(
      `${file} reads "${input}", which is no table of this policy.`,
      `It may read: ${list(known)}.`,
    ),
  transformCycle: (tables: readonly string[]) =>
    wrong('LAKE-065')(
      `The transforms read each other in a circle: ${tables.join(' reads ')}.`,
      'Break the circle: each table is computed from tables that stand before it.',
    ),
  lakeHeld: (folder: string, pid: number | null) =>
    broken('LAKE-066')(
      `${folder} is held by another run${pid === null ? '' : ` (process ${pid})`}.`,
      'Wait until it ends, or let this run wait with --wait SECONDS.',
    ),
  diskFull: (folder: string, cause: unknown) =>
    broken('LAKE-067')(
      `No space left while writing below ${folder}; the published lake is untouched.`,
      'Free some space, or name another folder with --out, and run again.',
      cause,
    ),
  notWritable: (folder: string, cause: unknown) =>
    broken('LAKE-068')(
      `Could not write below ${folder}: ${firstLine(cause)}`,
      'Check the permissions of the folder, or name another one with --out. The published lake is untouched.',
      cause,
    ),
  lakeMissing: (folder: string) =>
    wrong('LAKE-069')(
      `There is no published lake in ${folder}.`,
      'Build one with `lake run`, or name its folder with --out.',
    ),
  versionUnknown: (found: string, known: readonly string[]) =>
    wrong('LAKE-070')(
      `There is no sound version "${found}".`,
      `Choose one that \`lake versions\` lists: ${list(known)}.`,
    ),
  nothingToRollBackTo: (folder: string) =>
    wrong('LAKE-071')(
      `${folder} holds no sound version before the current one.`,
      '`lake versions` lists what it holds.',
    ),
  manifestInvalid: (file: string, cause: unknown) =>
    broken('LAKE-072')(
      `${file} is not a readable manifest: ${firstLine(cause)}`,
      'Build again with `lake run`, or publish an earlier version with `lake rollback`: neither needs this one.',
      cause,
    ),
  transformFailed: (file: string, message: string, cause: unknown) =>
    broken('LAKE-073')(
      `${file} failed: ${message}`,
      'Mend the SELECT; --debug shows the whole message of the engine.',
      cause,
    ),
  transformDoesNotBind: (file: string, message: string, cause: unknown) =>
    wrong('LAKE-074')(
      `${file} does not fit its inputs: ${message}`,
      'Mend the names and types in the SELECT; the contracts of its inputs list the columns.',
      cause,
    ),
  sourceMissing: (folder: string) =>
    wrong('LAKE-075')(
      `There is no folder ${folder} to audit.`,
      'Name the folder of <table>.parquet, .json or .csv files with --source.',
    ),
  sourceAmbiguous: (table: string, found: readonly string[]) =>
    wrong('LAKE-076')(
      `The data of "${table}" lie in several forms: ${list(found)}.`,
      'Keep one of them, so that it is clear what is audited.',
    ),
  outOfMemory: (limit: string, cause: unknown) =>
    broken('LAKE-077')(
      `The work does not fit in the memory limit of ${limit}.`,
      'Raise it with --memory-limit; 512MB is enough for 8 million rows.',
      cause,
    ),
  lockInvalid: (file: string, cause: unknown) =>
    broken('LAKE-078')(
      `${file}, which runs lock, is damaged.`,
      'Make sure that no run is going on, remove that file, and run again. It holds no data.',
      cause,
    ),
  sourceWithoutTables: (folder: string, tables: readonly string[]) =>
    wrong('LAKE-079')(
      `${folder} holds no data of any table of the contracts: ${list(tables)}.`,
      'Name the folder of <table>.parquet, .json or .csv files, or of <table>/ folders of them, with --source.',
    ),
  // 080-099: engines and audits
  engineFailed: (what: string, cause: unknown) =>
    broken('LAKE-080')(
      `The engine could not ${what}: ${firstLine(cause)}`,
      'Run again with --debug for the whole message of the engine.',
      cause,
    ),
  sqlNotOneSelect: (name: string, found: string) =>
    wrong('LAKE-081')(
      `${name} must be exactly one SELECT; it holds ${found}.`,
      'Write one SELECT, without a write.',
    ),
  sqlReadsOutside: (name: string, found: string) =>
    wrong('LAKE-082')(
      `${name} may read tables of the lake only; it uses ${found}.`,
      'Read tables by their plain names; unnest, range, generate_series and VALUES are allowed.',
    ),
  sqlSyntax: (name: string, message: string) =>
    wrong('LAKE-083')(
      `${name} is not valid SQL: ${message}`,
      'Mend the SQL; DuckDB reads the same text as Athena.',
    ),

  // 100-109: environments and their stacks
  environmentUnknown: (found: string, known: readonly string[]) =>
    wrong('LAKE-100')(`There is no environment "${found}".`, `Choose one of: ${list(known)}.`),
  environmentsInvalid: (problems: readonly string[]) =>
    wrong('LAKE-101')(
      `The environments have ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.join('\n')}`,
      'Mend stacks/environments.ts, environments.local.json or the variables named above.',
    ),
  /** @param missing what each environment lacks, in words */
  environmentsNotDeployable: (missing: Readonly<Record<string, readonly string[]>>) => {
    const variables = Object.entries(missing).flatMap(([name, keys]) =>
      keys.map((key) => `LAKE_${name}_${key}`.toUpperCase().replaceAll(' ', '_')),
    );
    return wrong('LAKE-102')(
      Object.entries(missing)
        .map(([name, keys]) => `The environment ${name} has no ${keys.join(' and no ')} yet.`)
        .join('\n'),
      `Set ${variables.join(' and ')}, or write them to environments.local.json.`,
    );
  },
  contractsWithoutJob: (problems: readonly string[]) =>
    wrong('LAKE-103')(
      `The contracts have ${problems.length} problem${problems.length === 1 ? '' : 's'} that no Glue job can work with:\n${problems.join('\n')}`,
      'Mend what is named above; `lake contracts lint` does not ask for it, for it binds Glue jobs only.',
    ),
} as const;

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0] ?? '';
}
