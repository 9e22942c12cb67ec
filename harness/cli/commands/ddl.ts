/** `lake contracts ddl`: the Athena statements that derive from the contracts. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type DdlFile, ddlFiles } from '../../contract/catalog/ddl';
import { readContractFiles } from '../../contract/contract-files';
import { findProject } from '../../contract/project/parse-project';
import { contractFolders, type Project } from '../../contract/project/project';
import { soundContracts } from '../lake';
import { type OutputOptions, openOutput } from '../output';

export interface DdlFlags extends OutputOptions {
  readonly check?: boolean;
}

export async function ddl(flags: DdlFlags): Promise<void> {
  const output = openOutput(flags);
  const project = await findProject(process.cwd());
  const folder = resolve(project.root, 'sql/ddl');
  const stale = await staleFiles(folder, await wanted(project));
  if (flags.check !== true) await write(folder, stale);
  output.result(
    () => summary(stale, flags.check === true),
    stale.map(({ file }) => file),
  );
  if (flags.check === true && stale.length > 0) process.exitCode = 1;
}

/** A file as it should be; `text` null: it should not be there. */
interface Stale {
  readonly file: string;
  readonly text: string | null;
}

async function wanted(project: Project): Promise<readonly DdlFile[]> {
  const files = new Map<string, DdlFile>();
  for (const policy of Object.keys(project.policies)) {
    const contracts = await soundContracts(await readContractFiles(contractFolders(project, policy)));
    for (const file of ddlFiles(contracts, policy)) files.set(file.file, file);
  }
  return [...files.values()];
}

async function staleFiles(folder: string, files: readonly DdlFile[]): Promise<readonly Stale[]> {
  const found = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const superfluous = found.filter(
    (file) => file.endsWith('.sql') && !files.some((each) => join(each.file) === file),
  );
  const texts = await Promise.all(files.map(({ file }) => textOf(join(folder, file))));
  return [
    ...files.filter(({ text }, index) => texts[index] !== text),
    ...superfluous.map((file) => ({ file, text: null })),
  ];
}

const textOf = (file: string): Promise<string | null> =>
  existsSync(file) ? readFile(file, 'utf8') : Promise.resolve(null);

async function write(folder: string, stale: readonly Stale[]): Promise<void> {
  for (const { file, text } of stale) {
    const path = join(folder, file);
    if (text === null) await rm(path);
    else await mkdir(dirname(path), { recursive: true }).then(() => writeFile(path, text));
  }
}

function summary(stale: readonly Stale[], check: boolean): string {
  if (stale.length === 0) return 'Every statement of sql/ddl/ is as the contracts say.';
  const files = stale.map(({ file }) => `  ${file}`).join('\n');
  return check ? `Stale (run \`lake contracts ddl\`):\n${files}` : `Written to sql/ddl/:\n${files}`;
}
