import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day } from '../shared/day.ts';
import { isSensible } from '../stats/sensible-size.ts';
import type { CountsByAge } from './count-by-age.ts';
import type { MaturityAge } from './maturity-ages.ts';

/**
 * What is believed of each age but the last: of the conversions known at the next age, as if `known` had been known
 * already and `late` had come in between. Parameters of beta distributions, with the prior in them.
 */
export type MaturityEvidence = { readonly known: readonly number[]; readonly late: readonly number[] };

/** What a new account's curve starts from: the policy's shares, with its weight. */
export function priorEvidence(
  ages: readonly MaturityAge[],
  { maturity }: Pick<Policy, 'maturity'>,
): MaturityEvidence {
  const stayed = ages.slice(1).map(({ priorShare }, index) => {
    const before = ages[index]?.priorShare ?? 0;
    return priorShare === 0 ? 0 : before / priorShare;
  });
  return {
    known: stayed.map((share) => maturity.priorWeight * share),
    late: stayed.map((share) => maturity.priorWeight * (1 - share)),
  };
}

/** @throws InvalidInputError for other than so many ages, and for counts that no conversions have */
export function checkEvidence(argument: string, { known, late }: MaturityEvidence, ages: number): void {
  if (known.length !== ages || late.length !== ages) {
    throw new InvalidInputError({
      argument,
      message: `evidence of ${known.length} and ${late.length} ages, not ${ages}`,
    });
  }
  const wrong = known.findIndex((count, index) => {
    const after = late[index] ?? Number.NaN;
    return !(count >= 0 && after >= 0 && isSensible(count + after));
  });
  if (wrong === -1) return;
  throw new InvalidInputError({
    argument,
    message: `impossible at age ${wrong}: ${known[wrong]} known and ${late[wrong]} late`,
  });
}

/** What a campaign's curve starts from: the account's, weighing no more than the policy allows. */
export function pooledEvidence(
  { known, late }: MaturityEvidence,
  { maturity }: Pick<Policy, 'maturity'>,
): MaturityEvidence {
  const factors = known.map((count, index) => {
    const weight = count + (late[index] ?? 0);
    return Math.min(1, maturity.maxPooledWeight / weight);
  });
  const scale = (counts: readonly number[]): readonly number[] =>
    counts.map((count, index) => count * (factors[index] ?? 1));
  return { known: scale(known), late: scale(late) };
}

/**
 * Adds what days have shown. A count that falls, as refunds make it, is an increase of nothing. Pairs of ages that a
 * day's readings do not both tell are skipped, and so is whatever an excluded day touches: conversions of its own clicks,
 * and those that should have come in on it.
 */
export function withDays(
  prior: MaturityEvidence,
  days: readonly CountsByAge[],
  { ages, excludedDays }: { readonly ages: readonly MaturityAge[]; readonly excludedDays: ReadonlySet<Day> },
): MaturityEvidence {
  const known = [...prior.known];
  const late = [...prior.late];
  for (const { day, counts } of days) {
    for (let index = 0; index < known.length; index += 1) {
      const [before, after, next] = [counts[index] ?? null, counts[index + 1] ?? null, ages[index + 1]];
      if (before === null || after === null || !next) continue;
      const arrival = addDays(day, next.days + (next.hours > 0 ? 1 : 0));
      if (excludedDays.has(day) || excludedDays.has(arrival)) continue;
      known[index] = (known[index] ?? 0) + before;
      late[index] = (late[index] ?? 0) + Math.max(0, after - before);
    }
  }
  return { known, late };
}
