import { describe, expect, it } from 'vitest';
import { aBudgetChange, NOW } from '../../testing/index.ts';
import { addHours } from '../shared/instant.ts';
import { openBoosts } from './open-boosts.ts';

const boost = aBudgetChange({ id: 'b', at: addHours(NOW, -3), revertAt: addHours(NOW, 21) });

describe('openBoosts', () => {
  it('are last changes that are to be taken back', () => {
    const other = aBudgetChange({ id: 'other', targetId: 'ad-set-2' });
    expect([...openBoosts([other, boost])]).toEqual([['ad-set-1', boost]]);
  });

  it.each([
    ['a later change', { id: 'c', at: addHours(NOW, -2) }],
    ['a change of the same moment with a higher id', { id: 'c', at: boost.at }],
    ["a person's edit of unknown size", { id: 'c', at: addHours(NOW, -1), from: null }],
  ])('are closed by %s, in whatever order they are listed', (_, change) => {
    const later = aBudgetChange(change);
    expect(openBoosts([boost, later]).size).toBe(0);
    expect(openBoosts([later, boost]).size).toBe(0);
  });

  it('outlive earlier changes', () => {
    expect(openBoosts([boost, aBudgetChange({ id: 'z', at: addHours(NOW, -4) })]).size).toBe(1);
  });
});
