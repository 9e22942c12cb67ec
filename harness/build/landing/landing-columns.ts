/** The columns of a landing table: those of the contract in order, then undeclared keys as they turn up. */
import type { Contract } from '../../contract/contract';
import { errors } from '../../errors';
import { text, type ValueKind, valueKind } from './value-kinds';

export interface LandingColumn {
  readonly name: string;
  /** As the contract spells it, for messages; null: an undeclared key, which its rows carry as text. */
  readonly declaredType: string | null;
  readonly kind: ValueKind;
  /** Values that need no conversion, as a whole. */
  readonly plain: RegExp;
}

/** Grows while the files are read. Names are compared without case: so do Athena's catalog and DuckDB. */
export interface LandingColumns {
  /** By lower-case name, in the order of the table. */
  readonly all: ReadonlyMap<string, LandingColumn>;
  /** The column of a key, which is added where it is new; null where the key can be no column. */
  ofKey(key: string): LandingColumn | null;
}

/** More undeclared keys than that are no columns but data (a map keyed by an id); their rows are refused. */
const mostUndeclared = 200;
const columnName = /^[^\p{Cc}\p{Surrogate}]{1,255}$/u;

const whole = ({ plain }: ValueKind): RegExp => new RegExp(`^(?:${plain})$`);

/** @throws LAKE-044 for a column whose type no JSON scalar can hold. */
export function landingColumns(contract: Contract): LandingColumns {
  const all = new Map<string, LandingColumn>(
    contract.columns.map(({ name, type }) => {
      const kind = valueKind(type);
      if (kind === null) throw errors.landingTypeUnsupported(contract.table, name, type);
      return [name.toLowerCase(), { name, declaredType: type, kind, plain: whole(kind) }];
    }),
  );
  const most = all.size + mostUndeclared;
  const ofKey = (key: string): LandingColumn | null => {
    const known = all.get(key.toLowerCase());
    if (known !== undefined) return known;
    if (all.size >= most || !columnName.test(key)) return null;
    const added = { name: key, declaredType: null, kind: text, plain: whole(text) };
    all.set(key.toLowerCase(), added);
    return added;
  };
  return { all, ofKey };
}
