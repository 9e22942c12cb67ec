/** How figures share one statement. */
import { duckdb } from '../../../harness/plan/dialects/duckdb';
import { spark } from '../../../harness/plan/dialects/spark';
import { trino } from '../../../harness/plan/dialects/trino';
import type { Figure, RowsWhere } from '../../../harness/plan/figure';
import { statementOf } from '../../../harness/plan/statement';

const present = (column: string): Figure => ({
  kind: 'rowsWhere',
  needs: [column],
  joins: [],
  bad: () => `t.${column} IS NULL`,
});
const owned: RowsWhere = {
  kind: 'rowsWhere',
  needs: ['person'],
  joins: [{ relation: 'SELECT DISTINCT email AS k1 FROM owner', on: ['person'] }],
  bad: ([owner]) => `${owner}.k1 IS NULL`,
};
const repeated: Figure = { kind: 'duplicates', columns: ['person', 'time'] };
const input = (figures: readonly Figure[]) => ({
  table: 'reading',
  columns: ['person', 'time', 'x'],
  figures: figures.map((figure, index) => ({ figure, note: `note ${index + 1}` })),
  now: 0,
  fingerprint: false,
});

test('without keys one scan counts everything', () => {
  const { sql, aliases } = statementOf({ ...input([present('x'), { kind: 'rows' }]), dialect: duckdb });
  expect(aliases).toEqual(['lake_c1', 'lake_c2']);
  expect(sql).toBe(`SELECT
  coalesce(count(*), 0) AS lake_rows, -- rows
  coalesce(count(*) FILTER (WHERE t.x IS NULL), 0) AS lake_c1, -- note 1
  coalesce(count(*), 0) AS lake_c2 -- note 2
FROM "reading" AS t`);
});

test('where scans are billed, levels nest: rows, distinct keys, persons; each figure is counted as late as it can be', () => {
  const { sql } = statementOf({ ...input([present('x'), present('time'), repeated, owned]), dialect: trino });
  expect(sql).toBe(`WITH
lake_keys_1 AS (
  SELECT DISTINCT email AS k1 FROM owner
),
lake_level_1 AS (
  SELECT
    t."person",
    t."time",
    count(*) AS lake_rows,
    count(*) FILTER (WHERE t.x IS NULL) AS lake_c1
  FROM "reading" AS t
  GROUP BY t."person", t."time"
),
lake_level_2 AS (
  SELECT
    t."person",
    sum(t.lake_rows) AS lake_rows,
    sum(t.lake_c1) AS lake_c1,
    sum(t.lake_rows) FILTER (WHERE t.time IS NULL) AS lake_c2,
    sum(t.lake_rows - 1) FILTER (WHERE t."person" IS NOT NULL OR t."time" IS NOT NULL) AS lake_c3
  FROM lake_level_1 AS t
  GROUP BY t."person"
)
SELECT
  coalesce(sum(t.lake_rows), 0) AS lake_rows, -- rows
  coalesce(sum(t.lake_c1), 0) AS lake_c1, -- note 1
  coalesce(sum(t.lake_c2), 0) AS lake_c2, -- note 2
  coalesce(sum(t.lake_c3), 0) AS lake_c3, -- note 3
  coalesce(sum(t.lake_rows) FILTER (WHERE j1.k1 IS NULL), 0) AS lake_c4 -- note 4
FROM lake_level_2 AS t
LEFT JOIN lake_keys_1 AS j1 ON j1.k1 = t."person"`);
});

test('where scans are cheap, a key of several columns is grouped on its own, and only where its hash repeats', () => {
  const { sql } = statementOf({ ...input([repeated]), dialect: duckdb });
  expect(sql.replace(/\n +/g, '\n')).toContain(`FROM "reading" AS t
WHERE (t."person" IS NOT NULL OR t."time" IS NOT NULL)
AND hash(t."person", t."time") IN (SELECT hash(t."person", t."time") FROM "reading" AS t GROUP BY 1 HAVING count(*) > 1)
GROUP BY t."person", t."time"
) AS g`);
});

test('all three dialects quote the same statement their own way', () => {
  const sql = (dialect: typeof trino) => statementOf({ ...input([owned]), dialect }).sql;
  expect(sql(spark)).toContain('FROM `reading` AS t\n  GROUP BY t.`person`');
  expect(sql(trino)).toContain('FROM "reading" AS t\n  GROUP BY t."person"');
});

test('checks that look up the same keys join them once', () => {
  const { sql } = statementOf({
    ...input([owned, { ...owned, bad: ([owner]: readonly string[]) => `${owner}.k1 > 1` }]),
    dialect: duckdb,
  });
  expect(sql.match(/LEFT JOIN/g)).toHaveLength(1);
});

test('a SQL rule stands in the statement as it was written', () => {
  const query = "SELECT 'two\nlines' -- it's so";
  const { sql } = statementOf({ ...input([{ kind: 'scalar', query }]), dialect: duckdb });
  expect(sql).toContain(`(\n${query}\n  ) AS lake_c1`);
});

test('a fingerprint weighs each group with its rows', () => {
  const figures = [{ ...repeated, columns: ['person', 'time', 'x'] }, owned];
  const dialect = { ...duckdb, billsScans: true };
  const { sql } = statementOf({ ...input(figures), fingerprint: true, dialect });
  expect(sql).toContain(
    'sum(CAST(hash(t."person", t."time", t."x") AS DECIMAL(38, 0)) * t.lake_rows) AS lake_fingerprint',
  );
  expect(sql).toContain('sum(t.lake_fingerprint) AS lake_fingerprint, -- fingerprint');
});

test('a text over several lines keeps them as they are, also behind a quote', () => {
  for (const dialect of [duckdb, trino, spark]) {
    const bad = () => `t.x IN (${dialect.text("it's")}, ${dialect.text('two\nlines')})`;
    const rare: Figure = { kind: 'rowsWhere', needs: ['x'], joins: [], bad };
    const { sql } = statementOf({ ...input([rare, { ...repeated, columns: ['x', 'time'] }]), dialect });
    expect(sql).toContain("'two\nlines'");
  }
});
