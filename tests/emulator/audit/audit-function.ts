/** The synthesised function on MiniStack: archive, handler, runtime, role, variables and limits are the stack's. */
import { filled, type Known, type SynthesisedEmulator, type Values } from './synthesised-emulator';
import type { Answer, Send } from './unsigned-requests';

export type Variables = Readonly<Record<string, string>>;

export interface Ended {
  /** What the function threw, e.g. `Unhandled`; null where it returned. */
  readonly error: string | null;
  readonly answer: unknown;
}

export class AuditFunction {
  /** What Terraform calls it. */
  readonly address: string;
  readonly name: string;
  readonly variables: Variables;
  private readonly values: Values;
  private readonly retries: Values;
  private readonly archive: string;

  /** @param known everything that it names must exist */
  constructor(
    stack: SynthesisedEmulator,
    known: Known,
    private readonly send: Send,
  ) {
    const { address, values } = stack.one('aws_lambda_function');
    this.address = address;
    this.name = String(values.function_name);
    // It waits for its log group, which Lambda makes itself here.
    this.values = filled({ address, values: { ...values, depends_on: [] } }, known);
    this.variables = (this.values.environment as { readonly variables: Variables }).variables;
    this.retries = filled(
      stack.one('aws_lambda_function_event_invoke_config'),
      new Map([[`${address}.function_name`, this.name]]),
    );
    this.archive = stack.asset(String(values.filename)).toString('base64');
  }

  /** @param other variables in place of the stack's @returns its ARN */
  async make(name: string, other: Variables = {}): Promise<string> {
    const { values, retries } = this;
    const letters = values.dead_letter_config as { readonly target_arn: string };
    const { json } = await this.send({
      service: 'lambda',
      path: '/2015-03-31/functions',
      body: {
        FunctionName: name,
        Runtime: values.runtime,
        Handler: values.handler,
        Role: values.role,
        MemorySize: values.memory_size,
        Timeout: values.timeout,
        Architectures: values.architectures,
        DeadLetterConfig: { TargetArn: letters.target_arn },
        Environment: { Variables: { ...this.variables, ...other } },
        Code: { ZipFile: this.archive },
      },
    });
    await this.send({
      service: 'lambda',
      method: 'PUT',
      path: `/2019-09-25/functions/${name}/event-invoke-config`,
      body: {
        MaximumRetryAttempts: retries.maximum_retry_attempts,
        MaximumEventAgeInSeconds: retries.maximum_event_age_in_seconds,
      },
    });
    return (json as { readonly FunctionArn: string }).FunctionArn;
  }

  async call(name: string): Promise<Ended> {
    const { headers, json } = await this.invoke(name, 'RequestResponse');
    return { error: headers.get('x-amz-function-error'), answer: json };
  }

  /** As Scheduler calls it: nobody waits for the answer. */
  async callAndLeave(name: string): Promise<void> {
    await this.invoke(name, 'Event');
  }

  private invoke(name: string, type: 'RequestResponse' | 'Event'): Promise<Answer> {
    return this.send({
      service: 'lambda',
      path: `/2015-03-31/functions/${name}/invocations`,
      headers: { 'x-amz-invocation-type': type },
      body: {},
    });
  }
}
