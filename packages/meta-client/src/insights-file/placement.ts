import { type Decimal, hashId, InvalidInputError } from '@adpilot/core';
import type { Column } from './header-table.ts';
import type { RowReader } from './row-reader.ts';

/** Where a row says that its ad stands. Null is what the export does not tell. */
export type Placement = {
  readonly adId: string | null;
  readonly adName: string | null;
  readonly adSetId: string | null;
  readonly adSetName: string | null;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  /** Of the ad set, in major units a day. */
  readonly dailyBudget: Decimal | null;
};

const ROUNDED_ID = /^\d(?:[.,]\d+)?e\+\d+$/i;

/** @throws InvalidInputError where the row names no ad, or an id that lost its digits */
export function readPlacement(row: RowReader): Placement {
  const placement = {
    adId: readId(row, 'adId'),
    adName: row.text('adName'),
    adSetId: readId(row, 'adSetId'),
    adSetName: row.text('adSetName'),
    campaignId: readId(row, 'campaignId'),
    campaignName: row.text('campaignName'),
    dailyBudget: readDailyBudget(row),
  };
  if (placement.adId === null && placement.adName === null) {
    throw new InvalidInputError({ argument: 'files', message: 'names no ad' });
  }
  return placement;
}

/**
 * The ids of an ad and its parents: the export's own, or else hashes of the names, which are unique only below the
 * parent. Without an ad set every ad gets its own, without a campaign the whole account shares one.
 */
export function identify(placement: Placement): {
  readonly adId: string;
  readonly adSetId: string;
  readonly campaignId: string;
} {
  const campaign = placement.campaignId ?? placement.campaignName;
  const adSet = placement.adSetId ?? placement.adSetName;
  const adId = placement.adId ?? shortId('ad', campaign, adSet, placement.adName);
  return {
    adId,
    adSetId: placement.adSetId ?? shortId('ad_set', ...(adSet === null ? [adId] : [campaign, adSet])),
    campaignId: placement.campaignId ?? shortId('campaign', placement.campaignName),
  };
}

function shortId(...parts: readonly (string | null)[]): string {
  return hashId(...parts).slice(0, 16);
}

function readId(row: RowReader, column: Column): string | null {
  const id = row.text(column);
  if (id === null || !ROUNDED_ID.test(id)) return id;
  throw new InvalidInputError({ argument: 'files', message: `a spreadsheet rounded the id ${id}` });
}

/** Exports also write words into the budget ("Using campaign budget"), and budgets of a whole flight. */
function readDailyBudget(row: RowReader): Decimal | null {
  const type = row.text('adSetBudgetType');
  if (type !== null && type.toLowerCase() !== 'daily') return null;
  if (!/^\d/.test(row.text('adSetBudget') ?? '')) return null;
  const amount = row.amount('adSetBudget');
  return amount === null || amount === 'blank' || amount.units === 0n ? null : amount;
}
