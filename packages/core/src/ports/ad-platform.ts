import type { AdAccount } from '../model/account.ts';
import type { Ad } from '../model/ad.ts';
import type { AdSet } from '../model/ad-set.ts';
import type { Campaign } from '../model/campaign.ts';
import type { Creative } from '../model/creative.ts';
import type { InsightRow } from '../model/insight-row.ts';
import type { ConfiguredStatus } from '../model/status.ts';
import type { Day } from '../shared/day.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { Signal } from './signal.ts';

/**
 * An advertising platform.
 *
 * Reading:
 * - AP-1: a list yields every entity exactly once, over as many pages as it takes; only the last page says `last`.
 * - AP-2: a list that cannot be read to its end throws; a part is never presented as the whole.
 * - AP-3: archived and deleted entities are left out of lists.
 * - AP-4: an insight row is one ad on one day of the account's zone; days without delivery have no row.
 * - AP-5: a figure that was asked for and is left out is 0; one that was not asked for is null.
 * - AP-6: `readCurrentValues` answers every target, in order; one that does not exist is `null`.
 * - AP-7: `readCurrentValues` shows a write of this client as soon as the write resolved.
 *
 * Writing:
 * - AP-8: `setBudget` and `setStatus` set absolute values: repeating one changes nothing.
 * - AP-9: an amount below the account's minimum is refused with an `invalid_request` error and changes nothing.
 * - AP-10: an entity that does not exist is a `not_found` error.
 * - AP-11: where a write's answer is lost, the error is `unknown_outcome`.
 *
 * Everywhere:
 * - AP-12: every failure is a `PlatformError`; an aborted signal rejects with its reason and sends nothing more.
 *   A write that is on its way is not cut off: it resolves, or ends in `unknown_outcome`.
 * - AP-13: an account that the client was not given is refused before anything is sent.
 */
export interface AdPlatform {
  readonly capabilities: PlatformCapabilities;
  readAccount(request: AccountRequest): Promise<AdAccount>;
  readCampaigns(request: AccountRequest): AsyncIterable<Page<Campaign>>;
  readAdSets(request: AccountRequest): AsyncIterable<Page<AdSet>>;
  readAds(request: AccountRequest): AsyncIterable<Page<Ad>>;
  readCreatives(request: AccountRequest): AsyncIterable<Page<Creative>>;
  readInsights(request: InsightsRequest): AsyncIterable<Page<InsightRow>>;
  readCurrentValues(request: CurrentValuesRequest): Promise<readonly (CurrentValue | null)[]>;
  setBudget(request: SetBudgetRequest): Promise<void>;
  setStatus(request: SetStatusRequest): Promise<void>;
}

export type PlatformCapabilities = {
  /** `stub` makes no network call and cannot become `live`. */
  readonly mode: 'stub' | 'live';
};

/** A part of a list. The list is whole once the page that says `last` has been seen. */
export type Page<T> = { readonly items: readonly T[]; readonly last: boolean };

export type AccountRequest = { readonly accountId: string; readonly signal?: Signal };

export type InsightsRequest = AccountRequest & {
  /** First and last day, both included. */
  readonly since: Day;
  readonly until: Day;
  /** Action types that count as the conversion, the preferred one first: the first that a row has is taken. */
  readonly conversionActionTypes: readonly string[];
};

/** An entity that has a status and may have a budget. */
export type EntityRef = { readonly level: 'campaign' | 'ad_set' | 'ad'; readonly id: string };

export type CurrentValuesRequest = AccountRequest & { readonly targets: readonly EntityRef[] };

export type CurrentValue = EntityRef & {
  readonly status: ConfiguredStatus;
  readonly dailyBudget: MinorUnits | null;
  readonly lifetimeBudget: MinorUnits | null;
};

export type SetBudgetRequest = AccountRequest & {
  readonly level: 'campaign' | 'ad_set';
  readonly id: string;
  readonly kind: 'daily' | 'lifetime';
  readonly amount: MinorUnits;
};

export type SetStatusRequest = AccountRequest & EntityRef & { readonly status: 'ACTIVE' | 'PAUSED' };
