import { shortName } from '../../../harness/contract/short-name';

test.each([
  ['/project/contracts/a.yaml', 'contracts/a.yaml'],
  ['/elsewhere/a.yaml', '/elsewhere/a.yaml'],
  ['/project-of-others/a.yaml', '/project-of-others/a.yaml'],
])('in /project the file %s is called %s', (path, name) => {
  expect(shortName(path, '/project')).toBe(name);
});
