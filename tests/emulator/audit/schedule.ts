/** The synthesised schedule as Scheduler takes it. */
import type { Values } from './synthesised-emulator';
import type { UnsignedRequest } from './unsigned-requests';

/** @param expression in place of the stack's, so that a test need not wait for it, e.g. `at(2020-01-01T00:00:00)` */
export function scheduleRequest(schedule: Values, expression: string): UnsignedRequest {
  const { flexible_time_window: window, target } = schedule as unknown as Schedule;
  return {
    service: 'scheduler',
    path: `/schedules/${schedule.name}`,
    body: {
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: schedule.schedule_expression_timezone,
      FlexibleTimeWindow: { Mode: window.mode },
      Target: {
        Arn: target.arn,
        RoleArn: target.role_arn,
        RetryPolicy: {
          MaximumRetryAttempts: target.retry_policy.maximum_retry_attempts,
          MaximumEventAgeInSeconds: target.retry_policy.maximum_event_age_in_seconds,
        },
        DeadLetterConfig: { Arn: target.dead_letter_config.arn },
      },
    },
  };
}

interface Schedule {
  readonly flexible_time_window: { readonly mode: string };
  readonly target: {
    readonly arn: string;
    readonly role_arn: string;
    readonly retry_policy: {
      readonly maximum_retry_attempts: number;
      readonly maximum_event_age_in_seconds: number;
    };
    readonly dead_letter_config: { readonly arn: string };
  };
}
