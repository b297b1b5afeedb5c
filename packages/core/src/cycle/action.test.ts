import { describe, expect, it } from 'vitest';
import { aSetBudget, aSetStatus } from '../../testing/index.ts';
import { changesAccount, directionOf, isDecrease, isIncrease, isPause } from './action.ts';
import { describeAction } from './decision.ts';

describe('actions', () => {
  it.each([
    ['raise the budget', aSetBudget({ to: 5001 }), 'up', true],
    ['lower the budget', aSetBudget({ to: 4999 }), 'down', true],
    ['pause', aSetStatus(), 'down', true],
    ['activate', aSetStatus({ from: 'PAUSED', to: 'ACTIVE' }), 'up', true],
    ['set targeting', { type: 'set_targeting', from: null, to: {} } as const, null, true],
    ['generate variants', { type: 'generate_variants', creativeId: 'c' } as const, null, false],
  ] as const)('are told apart: %s', (text, action, direction, changes) => {
    expect(describeAction(action)).toBe(text);
    expect(directionOf(action)).toBe(direction);
    expect(changesAccount(action)).toBe(changes);
    expect(isIncrease(action)).toBe(text === 'raise the budget');
    expect(isDecrease(action)).toBe(text === 'lower the budget');
    expect(isPause(action)).toBe(text === 'pause');
  });

  it('have no direction where nothing changes', () => {
    const same = aSetBudget({ from: 5000, to: 5000 });
    expect([directionOf(same), isIncrease(same), isDecrease(same)]).toEqual([null, false, false]);
  });
});
