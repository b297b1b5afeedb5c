import assert from 'node:assert/strict';
import type { AdPlatform, Day, MinorUnits } from '../../src/index.ts';

/** Something that an adapter's tests cannot bring about, with the reason; the clauses about it then hold by declaration. */
export type NotStaged = { readonly cannot: string };

/** An adapter in a known account, as the clauses of its contract need it. */
export type AdPlatformSubject = {
  readonly platform: AdPlatform;
  readonly accountId: string;
  /** An account that the adapter was not given. */
  readonly foreignAccountId: string;
  /** Everything that the account's lists show. */
  readonly campaignIds: readonly string[];
  readonly adSetIds: readonly string[];
  readonly adIds: readonly string[];
  readonly creativeIds: readonly string[];
  /** An ad of the account that is archived or deleted. */
  readonly archivedAdId: string | NotStaged;
  /** An active ad set of the account with a daily budget of its own, whose budget may be changed three times. */
  readonly adSetId: string;
  /** The id of nothing, in the form of an id. */
  readonly missingId: string;
  readonly minimumDailyBudget: MinorUnits;
  /** Past days with delivery, both included. */
  readonly since: Day;
  readonly until: Day;
  /** How many requests have left the adapter so far. */
  readonly countRequests: (() => number) | NotStaged;
  /** From now on every list fails before it is read to its end. */
  readonly breakLists: (() => void) | NotStaged;
  /** From now on every write takes effect and its answer is lost. */
  readonly loseAnswers: (() => void) | NotStaged;
};

/** The thing where the subject stages it, else null. A subject that declares that it cannot has to say why. */
export function staged<T extends string | ((...args: never) => unknown)>(thing: T | NotStaged): T | null {
  if (typeof thing === 'string' || typeof thing === 'function') return thing;
  assert.notEqual(thing.cannot.trim(), '', 'what cannot be staged is declared with its reason');
  return null;
}
