import { inTurns } from '../../../harness/engines/in-turns';

test('at most so many calls are under way, and results keep the order of the list', async () => {
  let underWay = 0;
  let most = 0;
  const results = await inTurns([30, 1, 20, 1, 1], 2, async (ms) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((done) => setTimeout(done, ms));
    underWay -= 1;
    return ms;
  });
  expect(results).toEqual([30, 1, 20, 1, 1]);
  expect(most).toBe(2);
});
