import { AdpilotError } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { anAd, smallWorld } from '../../../testing/small-world.ts';
import { buildWorldState } from './build-world-state.ts';
import type { WorldInput } from './world-input.ts';

type AdSet = WorldInput['campaigns'][number]['adSets'][number];

function withAdSet(adSet: Partial<AdSet>, campaign: object = {}): WorldInput {
  const adSets = [{ name: 'set', ads: [anAd({ name: 'x' })], ...adSet }];
  return smallWorld({ campaigns: [{ name: 'one', adSets, ...campaign }] });
}

describe('a world', () => {
  it.each<[string, WorldInput, string]>([
    ['an ad set without a budget', withAdSet({}), 'has no budget'],
    [
      'two levels with a budget',
      withAdSet({ dailyBudget: 100 }, { dailyBudget: 100 }),
      'although its campaign holds it',
    ],
    [
      'two kinds of budget',
      withAdSet({ dailyBudget: 1, lifetimeBudget: 1, endsAt: '2027-01-01T00:00:00.000Z' }),
      'a daily and a lifetime',
    ],
    ['a lifetime budget without an end', withAdSet({ lifetimeBudget: 100 }), 'without an end'],
    [
      'a fraction of a minor unit',
      withAdSet({ dailyBudget: 99.5 }),
      'world.campaigns.0.adSets.0.dailyBudget',
    ],
    [
      'a click-through rate above 1',
      withAdSet({
        dailyBudget: 1,
        ads: [anAd({ name: 'x', truth: { ctr: 2, cvr: 0, averageOrderValue: 1, cpm: 1 } })],
      }),
      'truth.ctr',
    ],
    [
      'two entities of one id',
      withAdSet({ dailyBudget: 1, ads: [anAd({ id: 'x', name: 'x' }), anAd({ id: 'x', name: 'y' })] }),
      'two entities with id x',
    ],
    [
      'an unknown currency',
      smallWorld({ account: { ...smallWorld().account, currency: 'XXX' } }),
      'unknown currency',
    ],
    [
      'an unknown time zone',
      smallWorld({ account: { ...smallWorld().account, timeZone: 'Mars/Olympus' } }),
      'unknown time zone',
    ],
    ['a start that is no instant', smallWorld({ startsAt: 'yesterday' }), 'world.startsAt'],
  ])('with %s is refused', (_, world, message) => {
    expect(() => buildWorldState(world, 'seed')).toThrow(message);
  });

  it('with a key that does not exist is refused with its path', () => {
    const world = { ...smallWorld(), sed: 'typo' };
    const error = (() => {
      try {
        buildWorldState(world, 'seed');
      } catch (caught) {
        return caught;
      }
      return null;
    })();
    expect(AdpilotError.isInstance(error) && error.code).toBe('invalid_input');
  });

  it('gives ids of 18 digits to what has none, the same for every seed', () => {
    const world = withAdSet({ dailyBudget: 100 });
    const [first, second] = ['one', 'two'].map((seed) => buildWorldState(world, seed));
    const idsOf = (state: typeof first) =>
      [...(state?.campaigns ?? []), ...(state?.adSets ?? []), ...(state?.ads ?? [])].map(({ id }) => id);
    expect(idsOf(first)).toEqual(idsOf(second));
    for (const id of idsOf(first)) expect(id).toMatch(/^\d{18}$/);
    expect(new Set(idsOf(first)).size).toBe(3);
  });

  it('derives an account id that Meta could have given', () => {
    const { id: _, ...account } = smallWorld().account;
    expect(buildWorldState(smallWorld({ account }), 'seed').account.id).toMatch(/^act_\d{18}$/);
  });
});
