import { expect, test } from '@jest/globals';
import { forEachInTurns } from '../../core/for-each-in-turns.js';

const items = Array.from({ length: 60 }, (_, at) => at);

test('each has its turn once, in order, and between stretches others have theirs', async () => {
  const done: (number | 'others')[] = [];
  let over = false;
  const others = (): void => {
    done.push('others');
    if (!over) setImmediate(others);
  };
  setImmediate(others);
  await forEachInTurns(items, 25, (item) => done.push(item)).finally(() => (over = true));
  expect(done.filter((one) => one !== 'others')).toEqual(items);
  expect(done.slice(0, 25)).not.toContain('others');
  expect(done.slice(25, done.indexOf(25))).toContain('others');
  expect(done.slice(done.indexOf(49) + 1, done.indexOf(50))).toContain('others');
});

test('what the work throws is thrown', async () => {
  const fails = (item: number): void => {
    if (item === 30) throw new Error('thirty');
  };
  await expect(forEachInTurns(items, 25, fails)).rejects.toThrow('thirty');
});
