/** `lake demo`, which is `npm start`: generated landing data of known counts, built and verified. */
import { resolve } from 'node:path';
import { shortName } from '../../contract/short-name';
import { errors } from '../../errors';
import { openPlace } from '../lake';
import { openOutput } from '../output';
import { writeLandingFiles } from './generate';
import { type BuildFlags, run } from './run';

export async function demo(flags: BuildFlags): Promise<void> {
  const { project, out } = await openPlace(flags);
  if (project.demo === null)
    throw errors.usage(`${project.file} names no demo; use \`lake run --data DIR\`.`);
  const data = resolve(out, 'demo-landing');
  openOutput(flags).note(
    `Generating landing data (profile ${project.demo.profile}) in ${shortName(data, process.cwd())}`,
  );
  await writeLandingFiles({ ...project.demo, out: data }, flags);
  await run({ ...flags, data });
}
