import { describe, expect, it } from 'vitest';
import { amount, amountOrNone } from './amount.ts';
import { toBudget } from './budget.ts';
import { labelNames } from './labels.ts';
import { moment, momentOrNone } from './moment.ts';
import { isShown } from './shown-in-lists.ts';

describe('moment', () => {
  it.each<[string | number, string]>([
    ['2017-04-25T17:48:41-0700', '2017-04-26T00:48:41.000Z'],
    ['2017-04-25T17:48:41+05:30', '2017-04-25T12:18:41.000Z'],
    ['2017-04-25T17:48:41Z', '2017-04-25T17:48:41.000Z'],
    [1734947501, '2024-12-23T09:51:41.000Z'],
  ])('reads %s', (written, instant) => {
    expect(moment.parse(written)).toBe(instant);
  });

  it.each(['soon', '', Number.NaN, 1e300, null])('refuses %s', (written) => {
    expect(moment.safeParse(written).success).toBe(false);
  });

  it('takes the dawn of unix time for none', () => {
    expect(momentOrNone(moment.parse('1969-12-31T15:59:59-0800'))).toBeNull();
    expect(momentOrNone(undefined)).toBeNull();
    expect(momentOrNone('2026-01-01T00:00:00.000Z')).toBe('2026-01-01T00:00:00.000Z');
  });
});

describe('amount', () => {
  it('reads whole minor units as text or number', () => {
    expect([amount.parse('500'), amount.parse(100)]).toEqual([500, 100]);
  });

  it.each(['5.00', '-5', '', '1e3', 1.5, '99999999999999999999'])('refuses %s', (written) => {
    expect(amount.safeParse(written).success).toBe(false);
  });

  it('takes 0 and nothing for none', () => {
    expect([0, null, undefined, 7].map(amountOrNone)).toEqual([null, null, null, 7]);
  });
});

describe('toBudget', () => {
  it('leaves out what remains of a day and keeps what remains of a lifetime', () => {
    expect(toBudget({ daily_budget: 500, lifetime_budget: 0, budget_remaining: 300 }, null)).toEqual({
      dailyBudget: 500,
      lifetimeBudget: null,
      budgetRemaining: null,
      endsAt: null,
    });
    expect(toBudget({ lifetime_budget: 9000, budget_remaining: 0 }, '2026-03-01T00:00:00.000Z')).toEqual({
      dailyBudget: null,
      lifetimeBudget: 9000,
      budgetRemaining: 0,
      endsAt: '2026-03-01T00:00:00.000Z',
    });
  });
});

describe('labelNames', () => {
  it('is empty where there are no labels', () => {
    expect(labelNames(undefined)).toEqual([]);
    expect(labelNames([{ name: 'a' }, { name: 'b' }])).toEqual(['a', 'b']);
  });
});

describe('isShown', () => {
  it('leaves out what is archived or deleted, itself or with a parent', () => {
    expect(isShown({ status: 'ACTIVE', effective_status: 'ARCHIVED' })).toBe(false);
    expect(isShown({ status: 'DELETED', effective_status: null })).toBe(false);
    expect(isShown({ status: 'PAUSED', effective_status: 'SOMETHING_NEW' })).toBe(true);
    expect(isShown({})).toBe(true);
  });
});
