import { join } from 'node:path';
import { auditPublished } from '../../harness/build/audit-published';
import { buildLake } from '../../harness/build/build';
import { listVersions, rollback } from '../../harness/build/versions';
import { endBuilds, startBuild } from '../support/child-process';
import { useFreshFolder } from '../support/fresh-folder';
import { onDisk, published } from '../support/lake-state';
import { smallDisks, withSmallDisk } from '../support/small-disk';
import { manyReadings, somePeople, tinyContracts, tinyProject } from '../support/tiny-project';

const folder = useFreshFolder();
afterEach(endBuilds);

/** Publishes a small lake and puts larger landing data in place for the next run. */
async function lakeBeforeTheRun(readings = 1_000) {
  const options = await tinyProject(folder());
  await buildLake(options);
  await tinyProject(folder(), somePeople, manyReadings(readings));
  return { options, before: await published(folder()) };
}

const finished = async (out: string) => (await listVersions(out, 'tiny')).map(({ id }) => id);
const auditNow = (out: string) => auditPublished({ contracts: tinyContracts, policy: 'tiny', out, now: 0 });

describe('kill -9', () => {
  test.each(['reading', 'computing', 'auditing', 'publishing'])(
    'while %s leaves the published lake readable and the next run clean',
    async (step) => {
      const { options, before } = await lakeBeforeTheRun();
      const run = startBuild(folder(), step);
      await run.said(step);
      await run.kill();
      expect(await published(folder())).toEqual(before);
      const next = await buildLake({ ...options, now: Date.now() });
      expect(next.status).toBe('sound');
      expect((await published(folder())).current).toBe(`versions/${next.version}`);
      expect(await onDisk(folder())).toEqual({ versions: await finished(options.out), tmp: [] });
    },
  );

  test('between manifest and switch leaves a version that is sound, and does not claim to be published', async () => {
    const { options, before } = await lakeBeforeTheRun();
    const run = startBuild(folder(), 'publishing');
    await run.said('publishing');
    await run.kill();
    const [old, whole] = await listVersions(options.out, 'tiny');
    expect(old).toMatchObject({ current: true, manifest: { status: 'sound' } });
    expect(whole).toMatchObject({ current: false, manifest: { status: 'sound' } });
    expect(await published(folder())).toEqual(before);
    expect(await rollback(options.out, 'tiny', whole?.id)).toEqual({ from: old?.id, to: whole?.id });
    expect((await auditNow(options.out)).version).toBe(whole?.id);
  });

  test('at any moment leaves a published lake that holds, whichever it is', async () => {
    const { options } = await lakeBeforeTheRun(50_000);
    const undisturbed = startBuild(folder());
    await undisturbed.said('reading');
    const started = performance.now();
    await undisturbed.said('done sound');
    const span = performance.now() - started;
    for (let n = 0; n < 6; n++) {
      const run = startBuild(folder());
      await run.said('reading');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * span));
      await run.kill();
      const { audit, version } = await auditNow(options.out);
      expect(audit.verdicts.filter(({ status }) => status !== 'passed')).toEqual([]);
      expect((await published(folder())).current).toBe(`versions/${version}`);
    }
    const last = await buildLake({ ...options, now: Date.now() });
    expect(last.status).toBe('sound');
    const versions = await finished(options.out);
    expect(await onDisk(folder())).toEqual({ versions, tmp: [] });
    expect(versions.length).toBeLessThanOrEqual(3);
    expect(versions).toContain(last.version);
  });
});

describe('two runs at once', () => {
  test('the second says which process holds the lake', async () => {
    const { options, before } = await lakeBeforeTheRun();
    const run = startBuild(folder(), 'computing');
    await run.said('computing');
    await expect(buildLake(options)).rejects.toMatchObject({
      code: 'LAKE-066',
      exitCode: 3,
      message: expect.stringContaining(`process ${run.pid}`),
    });
    expect(await published(folder())).toEqual(before);
    await run.kill();
  });

  test('the second may wait until the first is gone', async () => {
    const { options } = await lakeBeforeTheRun();
    const run = startBuild(folder(), 'computing');
    await run.said('computing');
    const steps: string[] = [];
    const waiting = buildLake({
      ...options,
      waitSeconds: 30,
      onProgress: ({ step }) => {
        steps.push(step);
        if (step === 'waiting') void run.kill();
      },
    });
    expect(await waiting).toMatchObject({ status: 'sound' });
    expect(steps[0]).toBe('waiting');
  });
});

describe('a disk that fills up', () => {
  // The landing reader says it in its own words, a transform with LAKE-067.
  const full = /LAKE-046|LAKE-067/;

  test('leaves the published lake as it was and nothing behind (files of 64 KiB at most)', async () => {
    const { options, before } = await lakeBeforeTheRun(50_000);
    const disk = await onDisk(folder());
    const run = startBuild(folder(), '', 64);
    expect(await run.said('failed')).toMatch(full);
    expect(await published(folder())).toEqual(before);
    expect(await onDisk(folder())).toEqual(disk);
    expect((await buildLake(options)).status).toBe('sound');
  });

  const onSmallDisk = smallDisks() ? test : test.skip;
  onSmallDisk(
    'leaves the published lake as it was and nothing behind (a tmpfs; needs the right to mount)',
    async () => {
      await withSmallDisk(join(folder(), 'lake'), async () => {
        const { options, before } = await lakeBeforeTheRun(300_000);
        const disk = await onDisk(folder());
        await expect(buildLake(options)).rejects.toMatchObject({
          code: expect.stringMatching(full),
          exitCode: 3,
        });
        expect(await published(folder())).toEqual(before);
        expect(await onDisk(folder())).toEqual(disk);
        await tinyProject(folder());
        expect((await buildLake(options)).status).toBe('sound');
      });
    },
  );
});
