import { bootstrap, lakehouse, type Synthesised } from './synthesised';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, in characters. */
const inlineLimit = 10_240;
const managedLimit = 6_144;

const longest = (stack: Synthesised, type: string): number =>
  Math.max(...stack.all(type).map(({ policy }) => String(policy).length));

test('every policy is short enough for IAM, which says so only at the deploy', async () => {
  const account = await bootstrap();
  expect(longest(account, 'aws_iam_policy')).toBeLessThan(managedLimit);
  for (const stack of [account, await lakehouse('dev'), await lakehouse('prod')])
    expect(longest(stack, 'aws_iam_role_policy')).toBeLessThan(inlineLimit);
});
