/** Who may become which role. */
import { at, iam } from './calls';
import type { Context } from './condition';
import type { Caller } from './simulator';

export type TrustRow = readonly [
  who: string,
  role: string,
  caller: Caller,
  context: Context,
  trusted: boolean,
];

const service = (name: string): Caller => ({ kind: 'Service', id: `${name}.amazonaws.com` });
const from = (arn: string, account = '111111111111'): Context => ({
  'aws:SourceAccount': account,
  'aws:SourceArn': arn,
});
const root: Caller = { kind: 'AWS', id: iam('root') };
const session: Context = { 'aws:PrincipalType': 'AssumedRole' };
const github: Caller = { kind: 'Federated', id: iam('oidc-provider/token.actions.githubusercontent.com') };
const claims = (sub: string, aud = 'sts.amazonaws.com'): Context => ({
  'token.actions.githubusercontent.com:aud': aud,
  'token.actions.githubusercontent.com:sub': sub,
});

const schedules = at('scheduler', 'schedule-group/default');

export const trustRows: readonly TrustRow[] = [
  ['a job', 'stedi-prod-jobs', service('glue'), from(at('glue', 'job/stedi-prod-customer_trusted')), true],
  // AWS does not say that Glue and Lambda tell the source.
  ['Glue without a source', 'stedi-prod-jobs', service('glue'), {}, true],
  [
    'a job of another account',
    'stedi-prod-jobs',
    service('glue'),
    from(at('glue', 'job/stedi-prod-x'), '222222222222'),
    false,
  ],
  ['Lambda without a source', 'stedi-prod-audit', service('lambda'), {}, true],
  [
    'a function of another account',
    'stedi-prod-audit',
    service('lambda'),
    from(at('lambda', 'function:stedi-prod-audit'), '222222222222'),
    false,
  ],
  ['Glue', 'stedi-prod-audit', service('glue'), {}, false],
  ['a person', 'stedi-prod-audit', root, session, false],
  ['its schedule', 'stedi-prod-scheduler', service('scheduler'), from(schedules), true],
  [
    'a schedule of another group',
    'stedi-prod-scheduler',
    service('scheduler'),
    from(at('scheduler', 'schedule-group/other')),
    false,
  ],
  [
    'a schedule of another account',
    'stedi-prod-scheduler',
    service('scheduler'),
    from(schedules, '222222222222'),
    false,
  ],
  ['EventBridge Scheduler without a source', 'stedi-prod-scheduler', service('scheduler'), {}, false],
  ['Lambda', 'stedi-prod-jobs', service('lambda'), {}, false],
  ['a person', 'stedi-prod-jobs', root, session, false],
  ['a role of this account', 'stedi-prod-data-scientist', root, session, true],
  ['a user with a password', 'stedi-prod-data-scientist', root, { 'aws:PrincipalType': 'User' }, false],
  [
    'a role of an account that is not named',
    'stedi-prod-data-scientist',
    { kind: 'AWS', id: 'arn:aws:iam::222222222222:root' },
    session,
    false,
  ],
  ['a role of this account', 'stedi-prod-auditor', root, session, true],
  [
    "GitHub's environment dev",
    'stedi-deploy-dev',
    github,
    claims('repo:stedi/lakehouse:environment:dev'),
    true,
  ],
  [
    "GitHub's environment dev",
    'stedi-deploy-prod',
    github,
    claims('repo:stedi/lakehouse:environment:dev'),
    false,
  ],
  ['a pull request', 'stedi-deploy-dev', github, claims('repo:stedi/lakehouse:pull_request'), false],
  ['a fork', 'stedi-deploy-dev', github, claims('repo:somebody/lakehouse:environment:dev'), false],
  [
    'a token for another',
    'stedi-deploy-dev',
    github,
    claims('repo:stedi/lakehouse:environment:dev', 'x'),
    false,
  ],
  ['a person', 'stedi-deploy-dev', root, session, false],
];
