import * as fc from 'fast-check';
import type { EntityTree, Instant, Policy, Snapshot } from '../../src/index.ts';
import { addHours } from '../../src/index.ts';
import { aSnapshot } from '../builders/a-snapshot.ts';
import { anyHistory } from './any-history.ts';
import { anyInsights } from './any-insights.ts';
import { anyIntraday } from './any-intraday.ts';
import { anyPolicy } from './any-policy.ts';
import { anyTree } from './any-tree.ts';

const instant = fc
  .integer({ min: 0, max: 365 * 48 })
  .map((halfHours) => addHours('2026-01-01T00:00:00.000Z', halfHours / 2));
const anyCurrency = fc.constantFrom('USD', 'EUR', 'JPY');

const maturity = fc.option(
  fc.array(fc.integer({ min: 30, max: 100 }), { minLength: 1, maxLength: 4 }).map((percents) => {
    const shares = percents.sort((a, b) => a - b).map((percent) => percent / 100);
    return { shares, low: shares.map((share) => share * 0.9), high: shares };
  }),
  { nil: null },
);

/** What a cycle may find when it looks: anything but two entities with one id. */
export function anySnapshot({
  currency = 'USD',
}: {
  readonly currency?: string;
} = {}): fc.Arbitrary<Snapshot> {
  return instant.chain((now) => anyTree({ now, currency }).chain((tree) => anySnapshotOf(tree, now)));
}

/** A snapshot and a policy of the same currency. */
export function anyCycle(): fc.Arbitrary<{ readonly snapshot: Snapshot; readonly policy: Policy }> {
  return anyCurrency.chain((currency) =>
    fc.record({ snapshot: anySnapshot({ currency }), policy: anyPolicy({ currency }) }),
  );
}

function anySnapshotOf(tree: EntityTree, now: Instant): fc.Arbitrary<Snapshot> {
  return fc
    .record({
      insights: anyInsights(tree.ads, { now, timeZone: tree.account.timeZone }),
      intraday: anyIntraday({ now, timeZone: tree.account.timeZone, accountId: tree.account.id }),
      history: anyHistory(tree, now),
      insightsStatus: anyInsightsStatus(now),
      maturity,
      stopped: fc.oneof(
        { weight: 9, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
    })
    .map(({ history, stopped, ...fields }) =>
      aSnapshot({ now, ...tree, ...history, ...fields, controls: { stopped, outageClosedAt: null } }),
    );
}

/** Mostly fresh and complete; otherwise old, on the very limit, in part, or never read. */
function anyInsightsStatus(now: Instant): fc.Arbitrary<Snapshot['insightsStatus']> {
  const read = (hoursAgo: number | null, complete: boolean): Snapshot['insightsStatus'] => ({
    newestReadAt: hoursAgo === null ? null : addHours(now, -hoursAgo),
    complete,
  });
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(read(0, true), read(6, true)) },
    { weight: 1, arbitrary: fc.constantFrom(read(6.5, true), read(0, false), read(null, true)) },
  );
}
