import { withSuppressions } from '../../stacks/hcl-for-linters';

test('an accepted finding stands in its own resource, and a key of a map is quoted', () => {
  const hcl = 'resource "a" "x" {\nm = {\n--sql = "s"\n}\n}\nresource "a" "y" {\n}\ndata "b" "z" {\n}\n';
  const accepted = ['a.x', 'b.z'].map((resource) => ({ resource, check: 'CKV_1', reason: 'why' }));
  expect(withSuppressions(hcl, accepted)).toBe(
    'resource "a" "x" {\n  #checkov:skip=CKV_1:why\nm = {\n"--sql" = "s"\n}\n}\nresource "a" "y" {\n}\ndata "b" "z" {\n  #checkov:skip=CKV_1:why\n}\n',
  );
});
