import fc from 'fast-check';
import { lintContracts } from '../../../harness/contract/lint/lint';
import { nearest } from '../../../harness/contract/nearest';

/** Every kind of object that a contract has, one key a line; `@` is where a stranger's key may stand. */
const contract = `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
@
description:
  purpose: orders
  @
servers:
  - server: s
    type: local
    path: a/
    format: json
    @
team:
  name: shop
  @
  members:
    - username: me
      @
roles:
  - role: reader
    @
support:
  - channel: chat
    @
schema:
  - name: orders
    @
    properties:
      - name: id
        logicalType: integer
        @
        logicalTypeOptions:
          minimum: 0
          @
        enum:
          - value: 1
            @
        relationships:
          - to: orders.id
            @
            customProperties:
              - property: childrenPerParent
                value:
                  min: 0
                  @
        quality:
          - metric: invalidValues
            mustBe: 0
            @
            arguments:
              validValues: [1]
              @
    quality:
      - metric: rowCount
        mustBe: 1
        @
    customProperties:
      - property: inputs
        @
        value: []
      - property: rejects
        value:
          maxPercent: 0
          @
      - property: consent
        value:
          owner: orders
          key: id
          ownerKey: id
          date: id
          @
slaProperties:
  - property: freshness
    value: 1
    unit: d
    element: orders.id
    @
`;
const lines = contract.split('\n');
const slots = lines.flatMap((line, index) => (line.trim() === '@' ? [index] : []));

/** The contract with `key` in one slot, or in none, and the line it stands in. */
function planted(slot: number | null, key: string) {
  const kept = lines.map((line, index) =>
    line.trim() !== '@' ? line : index === slot ? line.replace('@', `${key}: 1`) : null,
  );
  const before = kept.slice(0, slot ?? 0).filter((line) => line !== null).length;
  return { text: kept.filter((line) => line !== null).join('\n'), line: before + 1 };
}

describe('the profile', () => {
  test('the contract without a strange key has no problem', () => {
    expect(lintContracts([{ file: 'a.yaml', text: planted(null, '').text }]).problems).toEqual([]);
  });

  test('an unknown key is reported at its line, wherever it stands', () => {
    // No key of the standard has a capital Q.
    const key = fc.stringMatching(/^[a-z]{1,8}Q[a-z]{0,8}$/);
    fc.assert(
      fc.property(fc.constantFrom(...slots), key, (slot, name) => {
        const { text, line } = planted(slot, name);
        const problems = lintContracts([{ file: 'a.yaml', text }]).problems;
        return problems.some((problem) => problem.line === line && problem.found === `unknown key "${name}"`);
      }),
      { numRuns: 200 },
    );
  });

  test('no text makes lint throw', () => {
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.string(), (index, rubbish) => {
        const text = lines.map((line, at) => (at === index ? `${line}${rubbish}` : line)).join('\n');
        return Array.isArray(lintContracts([{ file: 'a.yaml', text }]).problems);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the nearest name', () => {
  test('is the name that one edit or swap made wrong', () => {
    const names = ['required', 'unique', 'physicalType', 'classification'];
    for (const wrong of ['requird', 'reqiured', 'requiired', 'Required'])
      expect(nearest(wrong, names)).toBe('required');
  });

  test('is none where no name is close', () => {
    expect(nearest('owner', ['required', 'unique'])).toBeNull();
  });
});
