import { parseDecimal } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import type { Column } from '../headers/column.ts';
import { identify, type Placement, placementKey, readPlacement } from './placement.ts';
import type { RowReader } from './row-reader.ts';

/** A row whose file has the columns that are named, blank where null. */
function aRow(cells: Partial<Record<Column, string | null>>): RowReader {
  return {
    has: (column) => cells[column] !== undefined,
    header: (column) => (cells[column] === undefined ? null : column),
    names: () => false,
    text: (column) => cells[column] ?? null,
    count: () => null,
    amount: () => null,
    budget: (column) => (cells[column] == null ? null : parseDecimal(cells[column])),
  };
}

function place(cells: Partial<Record<Column, string | null>>): Placement {
  return readPlacement(aRow(cells));
}

const identityOf = (cells: Partial<Record<Column, string | null>>) => identify(place(cells));

describe('readPlacement', () => {
  it.each([
    [
      { adId: null, adName: null, adSetName: 'Broad', campaignName: 'Sales' },
      'names no ad: nothing under adId, adName',
    ],
    [{ adSetName: null, campaignName: 'Sales' }, 'names no ad set'],
    [{ campaignId: null, campaignName: null }, 'names no campaign'],
    [{ adId: '1.2E+17' }, 'rounded the id 1.2E+17'],
  ])('refuses the row %j: it %s', (cells, problem) => {
    expect(() => place(cells)).toThrow(problem);
  });

  it.each([
    { adName: 'All', campaignName: 'Sales' },
    { adId: null, adName: 'Total' },
    { adId: 'Total', adName: null },
    { adName: null, campaignName: 'Results from 2 campaigns' },
    { campaignName: 'Todas' },
  ])('takes the row %j for one of totals', (cells) => {
    expect(() => place(cells)).toThrow(expect.objectContaining({ isExtra: true }));
  });

  it('believes an id, and the name of a parent, which may be "All"', () => {
    expect(place({ adId: '1', adName: 'All' })).toMatchObject({ adId: '1' });
    expect(place({ adName: 'Blue', adSetName: 'All' })).toMatchObject({ adSetName: 'All' });
  });

  it('needs one name of what the rows are about', () => {
    expect(place({ adId: null, adName: 'Blue' })).toMatchObject({ adId: null, adName: 'Blue' });
    expect(place({ adId: 'nan', adName: 'Blue' })).toMatchObject({ adId: null });
    expect(place({ adSetId: '10', campaignName: null })).toMatchObject({ adSetId: '10' });
  });

  it.each([
    ['50.25', 'Daily', '50.25'],
    ['50.25', null, '50.25'],
    ['25', 'Diário', '25'],
    ['700', 'Lifetime', null],
    ['700', 'Vitalício', null],
    ['50.25', 'Using campaign budget', null],
    [null, null, null],
  ])('reads the budget %s of type %s as %s a day', (budget, type, expected) => {
    const amount = expected === null ? null : parseDecimal(expected);
    const adSet = place({ adId: '1', adSetBudget: budget, adSetBudgetType: type });
    expect([adSet.dailyBudget, adSet.campaignDailyBudget]).toEqual([amount, null]);
    const campaign = place({ campaignId: '1', campaignBudget: budget, campaignBudgetType: type });
    expect([campaign.dailyBudget, campaign.campaignDailyBudget]).toEqual([null, amount]);
  });
});

describe('identify', () => {
  it('keeps ids and names of the export', () => {
    const cells = {
      adId: '1',
      adName: 'Blue',
      adSetId: '10',
      adSetName: 'Broad',
      campaignId: '100',
      campaignName: 'Sales',
    };
    expect(identityOf(cells)).toEqual({
      ad: { id: '1', name: 'Blue', inferred: false },
      adSet: { id: '10', name: 'Broad', inferred: false },
      campaign: { id: '100', name: 'Sales', inferred: false },
    });
  });

  it('gives an ad an ad set of its own, and all ads one campaign, where the export names none', () => {
    const [blue, red] = [identityOf({ adId: '1', adName: 'Blue' }), identityOf({ adId: '2' })];
    expect(blue.adSet).toMatchObject({ name: '(inferred) Blue', inferred: true });
    expect(red.adSet).toMatchObject({ name: '(inferred) 2', inferred: true });
    expect(blue.adSet.id).not.toBe(red.adSet.id);
    expect(blue.campaign).toEqual(red.campaign);
    expect(blue.campaign).toMatchObject({ name: '(inferred) campaign', inferred: true });
  });

  it('gives an ad set without ads one ad', () => {
    const { ad, adSet, campaign } = identityOf({ adSetId: '10', adSetName: 'Broad', campaignName: 'Sales' });
    expect(ad).toMatchObject({ name: '(inferred) Broad', inferred: true });
    expect([adSet.inferred, campaign.inferred]).toEqual([false, false]);
  });

  it('gives a campaign without ad sets one ad set and one ad', () => {
    const { ad, adSet, campaign } = identityOf({ campaignName: 'Sales' });
    expect(ad).toMatchObject({ name: '(inferred) Sales', inferred: true });
    expect(adSet).toMatchObject({ name: '(inferred) Sales', inferred: true });
    expect(campaign).toMatchObject({ name: 'Sales', inferred: false });
    expect(new Set([ad.id, adSet.id, campaign.id]).size).toBe(3);
  });

  it('makes ids that an account can have', () => {
    const { ad, adSet, campaign } = identityOf({ adId: 'summer/ad 1', adSetName: 'Ü', campaignId: 'a b' });
    for (const { id } of [ad, adSet, campaign]) expect(id).toMatch(/^[\w-]{1,64}$/);
    expect(ad.name).toBe('summer/ad 1');
  });
});

describe('placementKey', () => {
  const PLACES = [
    { adId: '1', adName: 'Blue' },
    { adId: '2', adName: 'Blue' },
    { adName: 'Blue', adSetName: 'Broad', campaignName: 'Sales' },
    { adName: 'Blue', adSetName: 'Narrow', campaignName: 'Sales' },
    { adName: 'Blue', adSetName: 'Broad', campaignName: 'Traffic' },
    { adName: 'Blue', adSetId: '10' },
    { adName: 'Blue', campaignName: 'Sales' },
    { adName: 'Blue' },
    { adSetName: 'Broad', campaignName: 'Sales' },
    { adSetId: '10', campaignName: 'Sales' },
    { campaignName: 'Sales' },
    { campaignId: '100' },
  ];

  it('tells apart what the ids of ads tell apart', () => {
    const places = PLACES.map(place);
    expect(new Set(places.map(placementKey)).size).toBe(PLACES.length);
    expect(new Set(places.map((placement) => identify(placement).ad.id)).size).toBe(PLACES.length);
  });

  it('is the same after a campaign or an ad got a new name', () => {
    const [before, after] = [
      { adId: '1', adName: 'Blue', campaignName: 'Sales' },
      { adId: '1', adName: 'Navy', campaignName: 'Sales 2' },
    ].map(place);
    expect(before && placementKey(before)).toBe(after && placementKey(after));
    const below = (campaignName: string) => place({ adName: 'Blue', adSetId: '10', campaignName });
    expect(placementKey(below('Sales'))).toBe(placementKey(below('Sales 2')));
    expect(identify(below('Sales')).ad).toEqual(identify(below('Sales 2')).ad);
  });
});
