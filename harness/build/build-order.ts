/** In which order tables are computed: each after the tables that its SELECT reads. Pure. */
import { join } from 'node:path';
import { type Contract, isLanding } from '../contract/contract';
import { tableOrder } from '../contract/table-order';
import { errors, LakeError } from '../errors';
import type { Transform } from './transforms';

/**
 * The transforms, inputs first; names decide between equals, so that the order is always the same.
 * @throws the first of `orderErrors`
 */
export function buildOrder(
  transforms: readonly Transform[],
  contracts: readonly Contract[],
  folder: string,
): readonly Transform[] {
  const [first] = orderErrors(transforms, contracts, folder);
  if (first !== undefined) throw first;
  return tableOrder(transforms);
}

/**
 * Why the transforms cannot be computed; empty where they can. LAKE-062 a transform without contract, LAKE-063 a
 * contract of a computed table without transform, LAKE-064 an input that is no table, LAKE-065 transforms that read
 * each other in a circle.
 */
export function orderErrors(
  transforms: readonly Transform[],
  contracts: readonly Contract[],
  folder: string,
): readonly LakeError[] {
  return [
    ...unpaired(transforms, contracts, folder),
    ...unknownInputs(transforms, contracts),
    ...circle(transforms),
  ];
}

function unpaired(
  transforms: readonly Transform[],
  contracts: readonly Contract[],
  folder: string,
): readonly LakeError[] {
  const computed = contracts.filter((contract) => !isLanding(contract));
  const known = computed.map((contract) => contract.table);
  const written = transforms.map((transform) => transform.table);
  return [
    ...transforms
      .filter(({ table }) => !known.includes(table))
      .map(({ file, table }) => errors.transformWithoutContract(file, table, known)),
    ...computed
      .filter(({ table }) => !written.includes(table))
      .map(({ file, table }) => errors.contractWithoutTransform(file, table, join(folder, `${table}.sql`))),
  ];
}

function unknownInputs(
  transforms: readonly Transform[],
  contracts: readonly Contract[],
): readonly LakeError[] {
  const known = contracts.map((contract) => contract.table);
  return transforms.flatMap(({ file, inputs }) =>
    inputs.filter((input) => !known.includes(input)).map((input) => errors.unknownInput(file, input, known)),
  );
}

function circle(transforms: readonly Transform[]): readonly LakeError[] {
  try {
    tableOrder(transforms);
    return [];
  } catch (error) {
    if (error instanceof LakeError) return [error];
    throw error;
  }
}
