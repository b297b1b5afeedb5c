import { MATURITY_CONFIDENCE, type MaturityCurve } from '../model/maturity-curve.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Day } from '../shared/day.ts';
import type { Instant } from '../shared/instant.ts';
import { credibleInterval } from '../stats/beta-posterior.ts';
import { checkOneOf } from '../stats/check-one-of.ts';
import { SMALLEST } from '../stats/sensible-size.ts';
import { type ConversionRevision, checkInstant, checkRevision } from './conversion-revision.ts';
import { countByAge } from './count-by-age.ts';
import { type MaturityGrain, maturityAges } from './maturity-ages.ts';
import {
  checkEvidence,
  type MaturityEvidence,
  pooledEvidence,
  priorEvidence,
  withDays,
} from './maturity-evidence.ts';

/** A learned curve, and what it was learned from: what a campaign's own curve may start from. */
export type MaturityEstimate = MaturityCurve & { readonly evidence: MaturityEvidence };

/**
 * Learns what share of a day's conversions is known how long after the day.
 *
 * Of the conversions known at one age the share that was known at the age before is a beta variable, whose parameters are
 * counts on top of the policy's prior; the share known at an age is the product of those from it on. Its interval is that
 * of the beta distribution with the product's mean and variance. Little history leaves the prior, with a wide interval.
 *
 * ```ts
 * const { shares } = estimateMaturity({ revisions, now, timeZone: account.timeZone, policy });
 * const matured = conversions / (shares[0] ?? 1); // of yesterday, as known at its end
 * ```
 *
 * @param options `revisions`: what was known of whole days when, in any order; days outside of the policy's history are
 *   ignored
 *   `readAt`: null by default: the revisions hold every change until `now`, so that a figure stands until the next one. Where
 *   nobody looked for some time, the times at which the days were read besides; with `[]` the revisions are all readings
 *   that there were
 *   `timeZone`: in which `day` is a day; UTC by default
 *   `grain`: `hour`: a share for each age of {@link maturityAges}, hours after the day among them; `day` by default
 *   `account`: the evidence of the account's curve where a campaign's is learned; null by default: the policy's prior
 *   `excludedDays`: days whose conversions were not recorded, as in an outage; none by default
 * @throws InvalidInputError where conversions are negative or no number, a time is no instant, or the account's evidence is
 * none or of another grain
 */
export function estimateMaturity({
  revisions,
  now,
  policy,
  readAt = null,
  timeZone = 'UTC',
  grain = 'day',
  account = null,
  excludedDays = [],
}: {
  readonly revisions: readonly ConversionRevision[];
  readonly now: Instant;
  readonly policy: Pick<Policy, 'maturity' | 'data'>;
  readonly readAt?: readonly Instant[] | null;
  readonly timeZone?: string;
  readonly grain?: MaturityGrain;
  readonly account?: MaturityEvidence | null;
  readonly excludedDays?: readonly Day[];
}): MaturityEstimate {
  for (const revision of revisions) checkRevision(revision);
  for (const at of readAt ?? []) checkInstant('readAt', at);
  checkOneOf('grain', grain, ['day', 'hour']);
  const ages = maturityAges(policy, grain);
  if (account !== null) checkEvidence('account', account, ages.length - 1);
  const prior = account === null ? priorEvidence(ages, policy) : pooledEvidence(account, policy);
  const days = countByAge(revisions, { ages, now, timeZone, readAt, policy });
  const evidence = withDays(prior, days, { ages, excludedDays: new Set(excludedDays) });
  return { ...toCurve(evidence, ages.at(-1)?.priorShare ?? 1), evidence };
}

/** The curve of an account that has taught nothing yet. */
export function priorCurve(policy: Pick<Policy, 'maturity'>): MaturityCurve {
  const ages = maturityAges(policy, 'day');
  return toCurve(priorEvidence(ages, policy), ages.at(-1)?.priorShare ?? 1);
}

/** @param last the share that is known at the last age */
function toCurve({ known, late }: MaturityEvidence, last: number): MaturityCurve {
  const ends: { readonly share: number; readonly low: number; readonly high: number }[] = [
    { share: last, low: last, high: last },
  ];
  let share = last;
  // The logarithm of the mean square over the squared mean, a sum over independent factors.
  let lnSpread = 0;
  for (let index = known.length - 1; index >= 0; index -= 1) {
    const [a, b] = [known[index] ?? 0, late[index] ?? 0];
    share *= a / (a + b);
    lnSpread += a === 0 ? 0 : Math.log1p(b / (a * (a + b + 1)));
    ends.unshift(intervalOf(share, share * share * Math.expm1(lnSpread)));
  }
  return {
    shares: ends.map((end) => end.share),
    low: ends.map(({ low }) => low),
    high: ends.map(({ high }) => high),
  };
}

function intervalOf(share: number, variance: number): { share: number; low: number; high: number } {
  const weight = variance <= 0 ? 0 : (share * (1 - share)) / variance - 1;
  // Next to 0 and to 1 there is no room for an interval.
  if (!(share * weight >= SMALLEST && (1 - share) * weight >= SMALLEST))
    return { share, low: share, high: share };
  const [low, high] = credibleInterval(
    { alpha: share * weight, beta: (1 - share) * weight },
    MATURITY_CONFIDENCE,
  );
  return { share, low, high };
}
