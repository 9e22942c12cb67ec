/** What a deploy may do to resources that bear the environment's name: catalog, jobs, workgroups, audit. */
import type { Environment } from '../environment/environment';
import { arn } from '../rights/arns';
import { actions, allow, type Statement } from '../rights/policy';

export function serviceRights(environment: Environment): readonly Statement[] {
  const { prefix, database, region } = environment;
  const own = (sid: string, service: string, names: string, ...resources: readonly string[]): Statement =>
    allow(
      sid,
      actions(service, names),
      resources.map((resource) => arn(environment, service, resource)),
    );
  return [
    own(
      'Glue',
      'glue',
      glueActions,
      'catalog',
      `database/${database}`,
      `table/${database}/*`,
      // Deleting a database asks for the functions in it.
      `userDefinedFunction/${database}/*`,
      `connection/${prefix}-*`,
      `job/${prefix}-*`,
      `trigger/${prefix}-*`,
      `workflow/${prefix}`,
    ),
    own(
      'Athena',
      'athena',
      `CreateWorkGroup UpdateWorkGroup GetWorkGroup DeleteWorkGroup
       CreateNamedQuery UpdateNamedQuery GetNamedQuery DeleteNamedQuery
       TagResource UntagResource ListTagsForResource`,
      `workgroup/${prefix}-*`,
    ),
    own(
      'Function',
      'lambda',
      `CreateFunction DeleteFunction GetFunction* UpdateFunction* PutFunction*
       DeleteFunctionEventInvokeConfig DeleteFunctionConcurrency
       ListVersionsByFunction TagResource UntagResource ListTags`,
      `function:${prefix}-*`,
    ),
    own(
      'Schedule',
      'scheduler',
      'CreateSchedule UpdateSchedule GetSchedule DeleteSchedule',
      `schedule/default/${prefix}-*`,
    ),
    own(
      'Topic',
      'sns',
      `CreateTopic DeleteTopic GetTopicAttributes SetTopicAttributes Subscribe Unsubscribe
       GetSubscriptionAttributes TagResource UntagResource ListTagsForResource`,
      `${prefix}-*`,
    ),
    own(
      'Queue',
      'sqs',
      `CreateQueue DeleteQueue GetQueueAttributes SetQueueAttributes GetQueueUrl
       TagQueue UntagQueue ListQueueTags`,
      `${prefix}-*`,
    ),
    own(
      'Alarms',
      'cloudwatch',
      'PutMetricAlarm DeleteAlarms TagResource UntagResource ListTagsForResource',
      `alarm:${prefix}-*`,
    ),
    // Asked of all alarms, whichever are described: https://github.com/mattclay/aws-terminator/pull/63.
    own('SeeAlarms', 'cloudwatch', 'DescribeAlarms', 'alarm:*'),
    own(
      'Logs',
      'logs',
      `CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy
       AssociateKmsKey DisassociateKmsKey
       TagResource UntagResource ListTagsForResource`,
      `log-group:/aws/lambda/${prefix}-*`,
    ),
    // Listing and flow-log delivery know no resource and no tag: the delivery of another environment cannot be kept out.
    allow('SeeLogs', actions('logs', 'DescribeLogGroups CreateLogDelivery DeleteLogDelivery'), ['*'], {
      StringEquals: { 'aws:RequestedRegion': region },
    }),
  ];
}

const glueActions = [
  ...['Database', 'Table', 'Job', 'Trigger', 'Workflow', 'Connection'].map(
    (kind) => `Create${kind} Update${kind} Get${kind} Delete${kind}`,
  ),
  'GetPartitionIndexes StartTrigger StopTrigger TagResource UntagResource GetTags',
].join(' ');
