/**
 * Asks MiniStack's SimulateCustomPolicy what policies allow. MiniStack 1.5.33 ignores ContextEntries there (each
 * statement with a condition counts as not met), so conditions are decided here first: a statement whose condition the
 * context meets is sent without it, every other is left out.
 */
import type { Condition, Statement } from '../../stacks/policy';

export type Context = Readonly<Record<string, string>>;

export async function isAllowed(
  url: string,
  policies: readonly string[],
  action: string,
  resource: string,
  context: Context,
): Promise<boolean> {
  const decided = policies.map((policy) => decide(policy, context)).filter((policy) => policy !== null);
  if (decided.length === 0) return false;
  const body = new URLSearchParams({
    Action: 'SimulateCustomPolicy',
    Version: '2010-05-08',
    'ActionNames.member.1': action,
    'ResourceArns.member.1': resource,
  });
  for (const [index, policy] of decided.entries()) body.set(`PolicyInputList.member.${index + 1}`, policy);
  const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/iam/aws4_request' };
  const answer = await fetch(url, { method: 'POST', body, headers });
  const [, decision] = /<EvalDecision>(\w+)</.exec(await answer.text()) ?? [];
  if (decision === undefined) throw new Error(`the emulator gave no decision on ${action}`);
  return decision === 'allowed';
}

function decide(policy: string, context: Context): string | null {
  const { Version, Statement } = JSON.parse(policy) as { Version: string; Statement: Statement[] };
  const met = Statement.filter(({ Condition }) => holds(Condition ?? {}, context));
  if (met.length === 0) return null;
  return JSON.stringify({ Version, Statement: met.map(({ Condition: _, ...statement }) => statement) });
}

/** Every operator and every key must hold; of the values of a key, one. */
function holds(condition: Condition, context: Context): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => compare(operator, context[key], [values].flat())),
  );
}

function compare(operator: string, found: string | undefined, values: readonly string[]): boolean {
  if (operator === 'Null') return values.includes(String(found === undefined));
  if (operator === 'StringEqualsIfExists' && found === undefined) return true;
  if (operator === 'ForAllValues:StringEquals' && found === undefined) return true;
  if (found === undefined) return false;
  switch (operator) {
    case 'StringEquals':
    case 'StringEqualsIfExists':
    case 'ForAnyValue:StringEquals':
    case 'ForAllValues:StringEquals':
      return values.includes(found);
    case 'StringLike':
    case 'ArnLike':
      return values.some((value) => pattern(value).test(found));
    default:
      throw new Error(`the tests do not know the operator ${operator}`);
  }
}

function pattern(text: string): RegExp {
  return new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
}
