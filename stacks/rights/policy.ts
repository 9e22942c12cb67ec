/** IAM policies as data: plain JSON without Terraform references where names are known, so that tests can simulate them. */

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Condition;
}

/** Operator, then key, then value. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export function allow(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: Condition,
): Statement {
  const rest = condition === undefined ? {} : { Condition: condition };
  return { Sid: sid, Effect: 'Allow', Action: actions, Resource: resources, ...rest };
}

/**
 * A long list of actions of one service, readable as words: `actions('sqs', 'TagQueue UntagQueue')` is
 * `['sqs:TagQueue', 'sqs:UntagQueue']`.
 */
export function actions(service: string, names: string): readonly string[] {
  return names.split(/\s+/).map((name) => `${service}:${name}`);
}

export function policyJson(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** Who may assume a role. */
export function trustJson(
  principal: Readonly<Record<string, string | readonly string[]>>,
  condition: Condition,
  action = 'sts:AssumeRole',
): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: action, Condition: condition }],
  });
}
