import { describe, expect, it } from 'vitest';
import { groupBy } from './group-by.ts';

describe('groupBy', () => {
  it('keeps the order of the items in each group, and of the groups by their first item', () => {
    const groups = groupBy([3, 1, 4, 1, 5, 9, 2, 6], (number) => number % 2 === 0);
    expect([...groups]).toEqual([
      [false, [3, 1, 1, 5, 9]],
      [true, [4, 2, 6]],
    ]);
  });

  it('has no group without items', () => {
    expect(groupBy([], String).size).toBe(0);
  });
});
