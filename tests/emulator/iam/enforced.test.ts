/**
 * The simulator is told which conditions hold, and knows no boundary. Here MiniStack decides on all of it by itself: a
 * user with the policies and the boundary of a role sends real requests to S3.
 */
import {
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Statement } from '../../../stacks/rights/policy';
import { describeOnMinistack, type Emulator, startMinistack } from '../../support/ministack';
import type { Row } from './calls';
import { deployRights } from './deploy-calls';
import { jobRights } from './job-calls';
import { readerRights } from './reader-calls';
import { type Role, rolesByName } from './roles';

/** The requests that ask for one right. */
const requests: Readonly<Record<string, (s3: S3Client, bucket: string, rest: string) => Promise<unknown>>> = {
  's3:GetObject': (s3, Bucket, Key) => s3.send(new GetObjectCommand({ Bucket, Key })),
  's3:PutObject': (s3, Bucket, Key) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' })),
  's3:DeleteObject': (s3, Bucket, Key) => s3.send(new DeleteObjectCommand({ Bucket, Key })),
  's3:ListBucket': (s3, Bucket, Prefix) => s3.send(new ListObjectsV2Command({ Bucket, Prefix })),
  's3:GetBucketLocation': (s3, Bucket) => s3.send(new GetBucketLocationCommand({ Bucket })),
};

const rights = [...jobRights, ...readerRights, ...deployRights];
const asked = rights.flatMap(({ role, may, mayNot }) =>
  [['may', may] as const, ['may not', mayNot] as const].flatMap(([word, rows]) =>
    rows.filter(([, action]) => action in requests).map((row) => [role, word, row[0], row] as const),
  ),
);

describeOnMinistack(`IAM, as MiniStack enforces it on S3, on ${asked.length} calls`, () => {
  const root = { accessKeyId: '111111111111', secretAccessKey: 'test' };
  const users = new Map<string, S3Client>();
  let emulator: Emulator | undefined;

  beforeAll(async () => {
    emulator = await startMinistack({ AUTH: 'true' });
    const owner = s3As(emulator.url, root);
    for (const name of new Set(asked.map(([, , , [, , resource]]) => placeOf(resource).bucket)))
      await owner.send(new CreateBucketCommand({ Bucket: name }));
    const iam = new IAMClient({ endpoint: emulator.url, region: 'us-east-1', credentials: root });
    for (const role of (await rolesByName()).values())
      users.set(role.name, s3As(emulator.url, await userLike(iam, role)));
  });
  afterAll(() => emulator?.stop());

  test.each(asked)('%s %s: %s', async (role, word, _, row) => {
    expect(await outcome(users.get(role), row)).toBe(word);
  });
});

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

function s3As(endpoint: string, credentials: Credentials): S3Client {
  return new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
}

async function userLike(iam: IAMClient, { name, statements, boundary }: Role): Promise<Credentials> {
  const UserName = name;
  const PermissionsBoundary = boundary === null ? undefined : await policy(iam, `${name}-boundary`, boundary);
  await iam.send(
    new CreateUserCommand({
      UserName,
      ...(PermissionsBoundary === undefined ? {} : { PermissionsBoundary }),
    }),
  );
  await iam.send(
    new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: document(statements) }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

async function policy(
  iam: IAMClient,
  PolicyName: string,
  statements: readonly Statement[],
): Promise<string | undefined> {
  const made = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: document(statements) }));
  return made.Policy?.Arn;
}

function document(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** An object that does not exist was allowed to be asked for. */
async function outcome(s3: S3Client | undefined, [, action, resource, context]: Row): Promise<string> {
  const { bucket, key } = placeOf(resource);
  const request = requests[action];
  if (s3 === undefined || request === undefined) throw new Error(`no request for ${action}`);
  const prefix = context?.['s3:prefix'];
  try {
    await request(s3, bucket, typeof prefix === 'string' ? prefix : key);
    return 'may';
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'AccessDenied') return 'may not';
    if (name === 'NoSuchKey') return 'may';
    throw error;
  }
}

function placeOf(resource: string): { readonly bucket: string; readonly key: string } {
  const [bucket = '', ...key] = resource.replace('arn:aws:s3:::', '').split('/');
  return { bucket, key: key.join('/') };
}
