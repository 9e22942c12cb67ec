import fc from 'fast-check';
import type { Contract } from '../../../harness/contract/contract';
import { inTableOrder, tableOrder } from '../../../harness/contract/table-order';
import { bareContract, bareLanding } from '../../support/bare-contract';

const from = (table: string, ...inputs: string[]): Contract =>
  bareContract(
    table,
    {},
    { inputs: inputs.map((input) => ({ table: input, maxRowsPerRow: null, severity: 'error' })) },
  );

const landing = (table: string): Contract => bareContract(table, {}, bareLanding(table));

test('reports show landing by name, then each table after its inputs', () => {
  const contracts = [
    from('a_report', 'm_clean', 'z_raw'),
    landing('z_raw'),
    from('m_clean', 'b_raw'),
    landing('b_raw'),
  ];
  expect(inTableOrder(contracts).map(({ table }) => table)).toEqual([
    'b_raw',
    'z_raw',
    'm_clean',
    'a_report',
  ]);
});

test('every table stands after all that it is computed from, whatever the order of the files', () => {
  // A table may read those with a smaller number only, so that there is no circle.
  const tables = fc
    .array(fc.array(fc.nat(9), { maxLength: 4 }), { minLength: 1, maxLength: 10 })
    .map((lists) =>
      lists.map((inputs, index) => ({
        table: `t${(index * 7) % 10}`,
        inputs: inputs.filter((input) => input < index).map((input) => `t${(input * 7) % 10}`),
      })),
    );
  fc.assert(
    fc.property(
      tables.chain((list) => fc.shuffledSubarray(list, { minLength: list.length })),
      (list) => {
        const order = tableOrder(list).map(({ table }) => table);
        expect([...order].sort()).toEqual(list.map(({ table }) => table).sort());
        for (const { table, inputs } of list)
          for (const input of inputs) expect(order.indexOf(input)).toBeLessThan(order.indexOf(table));
      },
    ),
  );
});

test('between equals the name decides, whatever the order of the files and of the inputs in them', () => {
  const raw = ['z', 'm', 'a'].map((table) => ({ table, inputs: [] }));
  const tables = [{ table: 'all', inputs: ['z', 'm', 'a'] }, ...raw];
  expect(tableOrder(tables).map(({ table }) => table)).toEqual(['a', 'm', 'z', 'all']);
  // Before its inputs in the alphabet: visited first, it must not order them.
  const early = [{ table: '0', inputs: ['z', 'm', 'a'] }, ...raw];
  expect(tableOrder(early).map(({ table }) => table)).toEqual(['a', 'm', 'z', '0']);
});

test('a circle is LAKE-065 and is shown', () => {
  const circle = [
    { table: 'a', inputs: ['b'] },
    { table: 'b', inputs: ['a'] },
  ];
  expect(() => tableOrder(circle)).toThrow(
    expect.objectContaining({ code: 'LAKE-065', message: expect.stringContaining('a reads b reads a') }),
  );
});
