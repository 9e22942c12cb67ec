/**
 * Compiles the contracts' checks of every policy into one Spark statement a computed table, dist/checks/<policy>/<table>.json,
 * which the stacks upload beside the job: `stacks/` may import contracts only, so what needs the plan is made before it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLanding } from '../harness/contract/contract';
import { readContractFiles } from '../harness/contract/contract-files';
import { lintContracts } from '../harness/contract/lint/lint';
import { findProject } from '../harness/contract/project/parse-project';
import { contractFolders } from '../harness/contract/project/project';
import { checksOf } from '../harness/plan/checks-of';
import { spark } from '../harness/plan/dialects/spark';
import { planQueries } from '../harness/plan/plan';

async function main(): Promise<void> {
  const project = await findProject(process.cwd());
  for (const policy of Object.keys(project.policies)) {
    // Faults of the contracts are told by `npm run synth` and `lake contracts lint`.
    const { contracts } = lintContracts(
      await readContractFiles(contractFolders(project, policy), project.root),
    );
    const computed = contracts.filter((contract) => !isLanding(contract));
    const checks = computed.flatMap((contract) =>
      checksOf(contract, { contracts, expectedRows: null, hasRejects: false }),
    );
    // Ages would need the moment of the run: such a check stays with the audit.
    const ageless = checks.filter(({ rule }) => rule !== 'freshness');
    const plan = planQueries(
      computed.map(({ table }) => table),
      ageless,
      {
        actual: new Map(contracts.map(({ table, columns }) => [table, columns])),
        unreadable: new Map(),
        dialect: spark,
        now: 0,
        rejectShares: new Map(),
        ruleTables: new Map(),
        fingerprint: false,
      },
    );
    const folder = join(project.root, 'dist', 'checks', policy);
    await mkdir(folder, { recursive: true });
    for (const { table, sql, checks: asked, rowsAlias } of plan.queries) {
      const compiled = {
        sql,
        rowsAlias,
        checks: asked.map(({ check: { id, rule, column, severity, threshold }, alias }) => ({
          ...{ id, rule, column, severity, threshold },
          alias,
        })),
      };
      await writeFile(join(folder, `${table}.json`), `${JSON.stringify(compiled, null, 2)}\n`);
    }
  }
}

void main();
