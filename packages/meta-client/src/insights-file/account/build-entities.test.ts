import { parseDecimal } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { type DayFigures, mapCounts } from '../row/day-figures.ts';
import { type Placement, placementKey } from '../row/placement.ts';
import { createAdHistories } from './ad-histories.ts';
import { buildEntities, type Entities } from './build-entities.ts';

type Seen = Partial<Omit<Placement, 'dailyBudget' | 'campaignDailyBudget'>> & {
  readonly day?: string;
  readonly spend?: string;
  readonly budget?: string;
  readonly campaignBudget?: string;
};

function build(seen: readonly Seen[], currency = 'USD'): Entities {
  const histories = createAdHistories();
  for (const { day = '2026-03-01', spend, budget, campaignBudget, ...known } of seen) {
    const placement: Placement = {
      adId: null,
      adName: null,
      adSetId: null,
      adSetName: null,
      campaignId: null,
      campaignName: null,
      dailyBudget: budget === undefined ? null : parseDecimal(budget),
      campaignDailyBudget: campaignBudget === undefined ? null : parseDecimal(campaignBudget),
      ...known,
    };
    const figures: DayFigures = {
      counts: mapCounts(() => 1),
      spend: spend === undefined ? 'blank' : parseDecimal(spend),
      revenue: null,
      attributionSetting: null,
    };
    histories.add(
      { day, placement, figures, currency: null, account: { id: null, name: null }, namesEvent: false },
      placementKey(placement),
    );
  }
  return buildEntities(histories.all(), currency);
}

describe('buildEntities', () => {
  it('keeps the ids and names of the export', () => {
    const { campaigns, adSets, ads } = build([
      {
        adId: '1',
        adName: 'Blue',
        adSetId: '10',
        adSetName: 'Broad',
        campaignId: '100',
        campaignName: 'Sales',
      },
    ]);
    expect(campaigns).toEqual([{ id: '100', name: 'Sales', inferred: false }]);
    expect(adSets).toMatchObject([{ id: '10', campaignId: '100', name: 'Broad', inferred: false }]);
    expect(ads.map(({ ad }) => ad)).toEqual([
      { id: '1', adSetId: '10', campaignId: '100', name: 'Blue', inferred: false },
    ]);
  });

  it('gives each ad an ad set, and all of them a campaign, where the export has none', () => {
    const { campaigns, adSets, ads } = build([{ adId: '1', adName: 'Blue' }, { adId: '2' }]);
    expect(campaigns).toMatchObject([{ name: '(inferred) campaign', inferred: true }]);
    expect(adSets.map(({ name, inferred }) => [name, inferred]).sort()).toEqual([
      ['(inferred) 2', true],
      ['(inferred) Blue', true],
    ]);
    expect(new Set(ads.map(({ ad }) => ad.adSetId)).size).toBe(2);
    expect(
      new Set([...ads.map(({ ad }) => ad.campaignId), ...adSets.map((set) => set.campaignId)]).size,
    ).toBe(1);
  });

  it('tells ads of the same name apart by their id, ad set and campaign, and makes the same ids every time', () => {
    const seen = [
      { adId: '1', adName: 'Blue' },
      { adId: '2', adName: 'Blue' },
      { adName: 'Blue', adSetName: 'Broad', campaignName: 'Sales' },
      { adName: 'Blue', adSetName: 'Narrow', campaignName: 'Sales' },
      { adName: 'Blue', adSetName: 'Broad', campaignName: 'Traffic' },
      { adName: 'Blue' },
    ];
    const { campaigns, adSets, ads } = build(seen);
    expect([ads.length, adSets.length, campaigns.length]).toEqual([6, 6, 3]);
    expect(build(seen.toReversed())).toEqual({ campaigns, adSets, ads });
    for (const { id } of [...campaigns, ...adSets, ...ads.map(({ ad }) => ad)])
      expect(id).toMatch(/^[\w-]{1,16}$/);
  });

  it('knows an ad without an id again by its name and ad set', () => {
    const { ads } = build([
      { adName: 'Blue', adSetName: 'Broad', day: '2026-03-01' },
      { adName: 'Blue', adSetName: 'Broad', day: '2026-03-02' },
    ]);
    expect(ads.map(({ days }) => [...days.keys()])).toEqual([['2026-03-01', '2026-03-02']]);
  });

  it('believes the newest row, and keeps ads of one ad set in one campaign', () => {
    const { campaigns, adSets, ads } = build([
      {
        adId: '2',
        adName: 'New',
        adSetId: '10',
        adSetName: 'New set',
        campaignName: 'New',
        day: '2026-03-09',
      },
      {
        adId: '1',
        adName: 'Old',
        adSetId: '10',
        adSetName: 'Old set',
        campaignName: 'Old',
        day: '2026-03-01',
      },
      { adId: '2', adName: 'Older', adSetId: '10', day: '2026-03-02' },
    ]);
    expect(campaigns).toMatchObject([{ name: 'New' }]);
    expect(adSets).toMatchObject([{ name: 'New set' }]);
    expect(ads.map(({ ad }) => [ad.name, ad.campaignId])).toEqual([
      ['Old', campaigns[0]?.id],
      ['New', campaigns[0]?.id],
    ]);
  });
});

describe('an export that stops at ad sets or campaigns', () => {
  it('gives each ad set one ad, and each campaign one ad set as well', () => {
    const sets = build([
      { adSetId: '10', campaignId: '100' },
      { adSetId: '20', campaignId: '100' },
    ]);
    expect(sets.ads.map(({ ad }) => [ad.adSetId, ad.inferred])).toEqual(
      expect.arrayContaining([
        ['10', true],
        ['20', true],
      ]),
    );
    expect(sets.adSets.map(({ inferred }) => inferred)).toEqual([false, false]);
    const { campaigns, adSets, ads } = build([{ campaignName: 'Sales' }, { campaignName: 'Traffic' }]);
    expect([campaigns.length, adSets.length, ads.length]).toEqual([2, 2, 2]);
    expect(ads.map(({ ad }) => [ad.name, ad.inferred]).sort()).toEqual([
      ['(inferred) Sales', true],
      ['(inferred) Traffic', true],
    ]);
    expect([campaigns, adSets].map((list) => list.map(({ inferred }) => inferred))).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});

describe('the daily budget of an ad set', () => {
  it('is the campaign’s where it has no other, and states none of its own', () => {
    const budgetsOf = (...seen: readonly Seen[]) =>
      build(seen).adSets.map(({ dailyBudget, budgetInferred }) => [dailyBudget, budgetInferred]);
    expect(budgetsOf({ campaignName: 'Sales', campaignBudget: '70' })).toEqual([[7_000, false]]);
    expect(budgetsOf({ adSetId: '10', campaignId: '1', campaignBudget: '70', budget: '50' })).toEqual([
      [5_000, false],
    ]);
    expect(
      budgetsOf(
        { adSetId: '10', campaignId: '1', campaignBudget: '70', spend: '3' },
        { adSetId: '20', campaignId: '1', campaignBudget: '70', spend: '4' },
      ),
    ).toEqual([
      [300, true],
      [400, true],
    ]);
  });

  it('is the newest that the export states', () => {
    const { adSets } = build([
      { adId: '1', adSetId: '10', budget: '50', day: '2026-03-02' },
      { adId: '2', adSetId: '10', budget: '40.5', day: '2026-03-01' },
      { adId: '3', adSetId: '10', day: '2026-03-03', spend: '7' },
    ]);
    expect(adSets).toMatchObject([{ dailyBudget: 5_000, budgetInferred: false }]);
  });

  it('is else the mean spend of its ads on the last seven days with delivery', () => {
    const { adSets } = build([
      { adId: '1', adSetId: '10', day: '2026-03-01', spend: '1000' },
      ...[2, 3, 4, 5, 6, 7, 8].map((day) => ({
        adId: '1',
        adSetId: '10',
        day: `2026-03-0${day}`,
        spend: '10',
      })),
      { adId: '2', adSetId: '10', day: '2026-03-08', spend: '7.21' },
      { adId: '2', adSetId: '10', day: '2026-03-09', spend: '0' },
      { adId: '2', adSetId: '10', day: '2026-03-10' },
    ]);
    expect(adSets).toMatchObject([{ dailyBudget: 1_103, budgetInferred: true }]);
  });

  it('is at least a hundred minor units, also where nothing was spent', () => {
    expect(build([{ adId: '1', spend: '0.4' }]).adSets).toMatchObject([{ dailyBudget: 100 }]);
    expect(build([{ adId: '1' }], 'JPY').adSets).toMatchObject([{ dailyBudget: 100, budgetInferred: true }]);
  });

  it('infers a budget from exact sums, rounded once, half to even', () => {
    const budgetOf = (...spends: readonly string[]) =>
      build(spends.map((spend, index) => ({ adId: '1', day: `2026-03-0${index + 1}`, spend }))).adSets[0]
        ?.dailyBudget;
    expect(budgetOf('2.00', '2.01')).toBe(200);
    expect(budgetOf('2.01', '2.02')).toBe(202);
    expect(budgetOf('2.004', '2.004', '2.004')).toBe(200);
    expect(budgetOf('2.004', '2.008')).toBe(201);
  });
});
