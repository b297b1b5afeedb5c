import { type Decimal, hashId } from '@adpilot/core';
import type { Column } from '../headers/column.ts';
import { isDailyBudget, isTotals } from '../headers/header-table.ts';
import { LeftOutRowError, totalsRow } from './left-out-row-error.ts';
import { readId } from './read-id.ts';
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
  /** Of the campaign, in major units a day. */
  readonly campaignDailyBudget: Decimal | null;
};

/** An ad, ad set or campaign as a simulated account knows it. */
type Identity = {
  /** The export's own, or else a hash of its name below its parent. */
  readonly id: string;
  readonly name: string;
  /** The export does not name it: it was made up to hold its children, or the figures of its parent. */
  readonly inferred: boolean;
};

/** An ad and its parents. */
export type Identities = { readonly ad: Identity; readonly adSet: Identity; readonly campaign: Identity };

/** Ids that an account can have; of any other the hash stands in. */
const PLAIN_ID = /^[\w-]{1,64}$/;

/** What the rows of a file may be about, the finest first. */
const LEVELS = [
  { name: 'ad', columns: ['adId', 'adName'] },
  { name: 'ad set', columns: ['adSetId', 'adSetName'] },
  { name: 'campaign', columns: ['campaignId', 'campaignName'] },
] as const;
const NAMES = LEVELS.flatMap(({ columns }) => columns);

/**
 * @throws LeftOutRowError where the row does not name what the rows of its file are about; InvalidInputError where an id
 *   lost its digits
 */
export function readPlacement(row: RowReader): Placement {
  const placement = {
    adId: readId(row.text('adId')),
    adName: row.text('adName'),
    adSetId: readId(row.text('adSetId')),
    adSetName: row.text('adSetName'),
    campaignId: readId(row.text('campaignId')),
    campaignName: row.text('campaignName'),
    dailyBudget: readDailyBudget(row, { budget: 'adSetBudget', type: 'adSetBudgetType' }),
    campaignDailyBudget: readDailyBudget(row, { budget: 'campaignBudget', type: 'campaignBudgetType' }),
  };
  requireSubject(row, placement);
  return placement;
}

/** Whether a row names no ad, ad set or campaign, be it that it says "all" of them. */
export function namesNothing(row: Pick<RowReader, 'text'>): boolean {
  const texts = NAMES.map((column) => row.text(column));
  return texts.every((text) => text === null || isTotals(text));
}

/** The same for all rows of one ad: its id, or its name where it stands, for a name may run in several ad sets. */
export function placementKey({
  adId,
  adName,
  adSetId,
  adSetName,
  campaignId,
  campaignName,
}: Omit<Placement, 'dailyBudget' | 'campaignDailyBudget'>): string {
  const adSet = adSetId ?? [campaignId ?? campaignName, adSetName];
  return adId ?? JSON.stringify([adSet, adName]);
}

/**
 * Who an ad and its parents are. An ad without an ad set gets one of its own, and all ads without a campaign share one;
 * the figures of an ad set or a campaign that name no ad become those of one ad in it.
 */
export function identify({
  adId,
  adName,
  adSetId,
  adSetName,
  campaignId,
  campaignName,
}: Placement): Identities {
  const campaign =
    known('campaign', { id: campaignId, name: campaignName, parent: null }) ??
    inferred('campaign', { id: null, name: 'campaign' });
  const adSet = known('ad_set', { id: adSetId, name: adSetName, parent: campaign.id });
  const parent = adSet ?? campaign;
  const ad = known('ad', { id: adId, name: adName, parent: parent.id });
  return {
    ad: ad ?? inferred('ad', parent),
    adSet: adSet ?? inferred('ad_set', ad ?? campaign),
    campaign,
  };
}

type Kind = 'campaign' | 'ad_set' | 'ad';

function known(
  kind: Kind,
  {
    id,
    name,
    parent,
  }: { readonly id: string | null; readonly name: string | null; readonly parent: string | null },
): Identity | null {
  if (id !== null)
    return { id: PLAIN_ID.test(id) ? id : shortId(kind, id), name: name ?? id, inferred: false };
  return name === null ? null : { id: shortId(kind, parent, name), name, inferred: false };
}

function inferred(kind: Kind, { id, name }: { readonly id: string | null; readonly name: string }): Identity {
  return { id: shortId(kind, id), name: `(inferred) ${name}`, inferred: true };
}

/** Sixteen hexadecimal digits. */
function shortId(...parts: readonly (string | null)[]): string {
  return hashId(...parts).slice(0, 16);
}

/** A row without a name among named ones is a sum of them, or damaged; it must not become an ad of its own. */
function requireSubject(row: RowReader, placement: Placement): void {
  const level = LEVELS.find(({ columns }) => columns.some((column) => row.has(column)));
  if (level === undefined) return;
  const { name, columns } = level;
  const [subject = null] = columns.flatMap((column) => placement[column] ?? []);
  if (subject !== null && !isTotals(subject)) return;
  if (NAMES.some((column) => isTotals(placement[column] ?? ''))) {
    throw totalsRow(`names no ${name}`);
  }
  const blank = columns.flatMap((column) => row.header(column) ?? []);
  throw new LeftOutRowError({
    message: `names no ${name}: nothing under ${blank.join(', ')}`,
    isExtra: false,
    remedy: `remove the empty column${blank.length > 1 ? 's' : ''} ${blank.join(', ')} or export at the level of ${name}s`,
  });
}

function readDailyBudget(
  row: RowReader,
  { budget, type }: { readonly budget: Column; readonly type: Column },
): Decimal | null {
  const kind = row.text(type);
  return kind === null || isDailyBudget(kind) ? row.budget(budget) : null;
}
