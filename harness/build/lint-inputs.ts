/** Whether each contract declares the inputs that its SELECT reads: the job order on AWS comes from the contracts. Pure. */
import type { Contract } from '../contract/contract';
import { fields, listOf } from '../contract/fields';
import type { Path, Problem } from '../contract/problem';
import { readYaml } from '../contract/yaml-source';
import type { Transform } from './transforms';

/**
 * One problem a difference, with its place in the contract.
 * @param textOf text of a contract's file; asked only where there is a problem
 */
export function lintInputs(
  transforms: readonly Transform[],
  contracts: readonly Contract[],
  textOf: (file: string) => string,
): readonly Problem[] {
  const byTable = new Map(contracts.map((contract) => [contract.table, contract]));
  return transforms.flatMap((transform) => {
    const contract = byTable.get(transform.table);
    const found = contract === undefined ? [] : differences(transform, contract);
    return contract === undefined || found.length === 0 ? [] : placed(found, contract, textOf(contract.file));
  });
}

interface Difference {
  readonly found: string;
  readonly allowed: string;
}

function differences(transform: Transform, contract: Contract): readonly Difference[] {
  const declared = contract.inputs.map((input) => input.table);
  const allowed = `exactly what ${transform.file} reads: ${transform.inputs.join(', ') || 'nothing'}`;
  const undeclared = transform.inputs.filter((input) => !declared.includes(input));
  const unread = declared.filter((input) => !transform.inputs.includes(input));
  return [
    ...undeclared.map((input) => ({ found: `inputs without "${input}"`, allowed })),
    ...unread.map((input) => ({ found: `input "${input}", which is not read`, allowed })),
  ];
}

function placed(found: readonly Difference[], contract: Contract, text: string): readonly Problem[] {
  const yaml = readYaml({ file: contract.file, text });
  const path = inputsPath(yaml.data, contract.table);
  return found.map((difference) => yaml.place({ path, ...difference }));
}

/** Where a table's property `inputs` stands in an ODCS document; its table where it has none. */
function inputsPath(document: unknown, table: string): Path {
  const schema = listOf(fields(document).schema).map(fields);
  const index = schema.findIndex(({ physicalName, name }) => [physicalName, name].includes(table));
  if (index < 0) return [];
  const property = listOf(schema[index]?.customProperties).findIndex(
    (item) => fields(item).property === 'inputs',
  );
  return property < 0 ? ['schema', index] : ['schema', index, 'customProperties', property, 'value'];
}
