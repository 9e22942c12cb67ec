/** What a role may do, decided by MiniStack's SimulateCustomPolicy on the policies that the stacks synthesise. */
import { IAMClient, SimulateCustomPolicyCommand } from '@aws-sdk/client-iam';
import type { Statement } from '../../../stacks/rights/policy';
import { type Context, holds } from './condition';
import type { Role, TrustStatement } from './roles';

export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

/** Who asks to become a role, e.g. Service, glue.amazonaws.com. */
export interface Caller {
  readonly kind: 'Service' | 'AWS' | 'Federated';
  readonly id: string;
}

export class Simulator {
  private readonly client: IAMClient;

  constructor(endpoint: string) {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.client = new IAMClient({ endpoint, region: 'us-east-1', credentials });
  }

  /** A boundary gives nothing: both must allow. MiniStack does not read PermissionsBoundaryPolicyInputList, so it is asked twice. */
  async allows(
    { statements, boundary }: Pick<Role, 'statements' | 'boundary'>,
    call: Call,
  ): Promise<boolean> {
    return (
      (await this.allowed(statements, call)) && (boundary === null || (await this.allowed(boundary, call)))
    );
  }

  async trusts({ trust }: Role, caller: Caller, context: Context): Promise<boolean> {
    const action = caller.kind === 'Federated' ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
    const about = trust.filter((statement) => names(statement, caller));
    const statements = about.map(({ Effect, Action, Condition }) => ({
      Sid: 'Trust',
      Effect,
      Action: [Action].flat(),
      Resource: ['*'],
      ...(Condition === undefined ? {} : { Condition }),
    }));
    return this.allowed(statements, { action, resource: '*', context });
  }

  private async allowed(statements: readonly Statement[], call: Call): Promise<boolean> {
    const met = statements.filter(({ Condition }) => holds(Condition ?? {}, call.context));
    if (met.length === 0) return false;
    const Statement = met.map(({ Condition: _, ...statement }) => statement);
    const { EvaluationResults = [] } = await this.client.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: [JSON.stringify({ Version: '2012-10-17', Statement })],
        ActionNames: [call.action],
        ResourceArns: [call.resource],
      }),
    );
    const [result] = EvaluationResults;
    if (result?.EvalActionName !== call.action || result.EvalResourceName !== call.resource)
      throw new Error(`no decision on ${call.action} on ${call.resource}`);
    return result.EvalDecision === 'allowed';
  }
}

function names({ Principal }: TrustStatement, { kind, id }: Caller): boolean {
  if (Principal === undefined || Principal === '*') return Principal === '*';
  return [Principal[kind] ?? []].flat().includes(id);
}
