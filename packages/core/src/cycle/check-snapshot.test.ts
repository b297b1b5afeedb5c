import { describe, expect, it } from 'vitest';
import {
  aCampaign,
  aCreative,
  anAd,
  anAdSet,
  anInsightRow,
  aPolicy,
  aSnapshot,
} from '../../testing/index.ts';
import { planCycle } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

/** Refuses a snapshot with something else in it, and gives what the error names. */
function refusalOf(wrong: object): unknown {
  // A host without types hands over anything.
  const snapshot: Snapshot = { ...aSnapshot(), ...wrong };
  try {
    planCycle(snapshot, aPolicy());
  } catch (error) {
    return error;
  }
  return null;
}

function refused(argument: string, message: string): object {
  return expect.objectContaining({
    code: 'invalid_input',
    argument,
    message: expect.stringContaining(message),
  });
}

describe('checkSnapshot', () => {
  it.each([
    ['impressions', -1],
    ['impressions', 0.5],
    ['impressions', null],
    ['spend', -1],
    ['spend', 10.5],
    ['spend', Number.NaN],
    ['spend', 2 ** 53],
    ['reach', -1],
    ['clicks', -1],
    ['clicks', Number.POSITIVE_INFINITY],
    ['clicks', undefined],
    ['linkClicks', Number.NaN],
    ['conversions', Number.NaN],
    ['conversions', -0.5],
    ['revenue', Number.NaN],
    ['revenue', Number.POSITIVE_INFINITY],
    ['engagements', -1],
    ['knownAt', null],
  ])('names the %s of %s, its ad and its day', (field, value) => {
    const row = anInsightRow({ adId: 'ad-7', day: '2026-01-14' });
    const wrong = { insights: [anInsightRow({ day: '2026-01-13' }), { ...row, [field]: value }] };
    expect(refusalOf(wrong)).toEqual(
      refused(`snapshot.insights[1].${field}`, `${value}, of ad ad-7 on 2026-01-14`),
    );
  });

  it.each(['14/01/2026', '2026-02-30', '', null, 20260114])('refuses the day %s', (day) => {
    const wrong = { insights: [anInsightRow(), { ...anInsightRow({ adId: 'ad-7' }), day }] };
    expect(refusalOf(wrong)).toEqual(refused('snapshot.insights[1].day', `${day}, of ad ad-7`));
  });

  it('takes what is unknown, what is no whole number, and returns beyond the sales', () => {
    const unknown = { reach: null, clicks: null, linkClicks: null, engagements: null };
    const insights = [
      anInsightRow({ day: '2026-01-13', ...unknown, conversions: null, revenue: null }),
      anInsightRow({ day: '2026-01-14', conversions: 1.5, revenue: -300 }),
    ];
    expect(refusalOf({ insights })).toBeNull();
  });

  it.each(['dailyBudget', 'lifetimeBudget', 'budgetRemaining'])('names the %s of its owner', (field) => {
    for (const value of [Number.NaN, 100.5, Number.POSITIVE_INFINITY, undefined]) {
      const adSets = [{ ...anAdSet({ id: 'set-3' }), [field]: value }];
      expect(refusalOf({ adSets })).toEqual(refused(`snapshot.adSets[0].${field}`, `${value}, of set-3`));
      const campaigns = [{ ...aCampaign({ id: 'campaign-3' }), [field]: value }];
      expect(refusalOf({ campaigns })).toEqual(
        refused(`snapshot.campaigns[0].${field}`, `${value}, of campaign-3`),
      );
    }
  });

  it('takes a budget that was overspent, and none below nothing', () => {
    expect(refusalOf({ adSets: [anAdSet({ budgetRemaining: -1 })] })).toBeNull();
    expect(refusalOf({ adSets: [anAdSet({ dailyBudget: -1 })] })).toEqual(
      refused('snapshot.adSets[0].dailyBudget', '-1'),
    );
  });

  it.each([
    ['campaigns', aCampaign({ id: 'x' })],
    ['adSets', anAdSet({ id: 'x' })],
    ['ads', anAd({ id: 'x' })],
    ['creatives', aCreative({ id: 'x' })],
  ])('refuses %s of one id', (path, entity) => {
    expect(refusalOf({ [path]: [entity, entity] })).toEqual(
      refused(`snapshot.${path}[1].id`, 'x occurs twice'),
    );
  });
});
