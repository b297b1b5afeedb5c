import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { adjustPValues } from './adjust-p-values.ts';
import type { ArmsComparison, ComparedArm, CompareOptions, Measures } from './arms-comparison.ts';
import { type Elimination, eliminateArms } from './eliminate-arms.ts';
import { leaderPValue } from './leader-p-value.ts';
import { type AlwaysValidOptions, checkOptions, judge } from './mixture-test.ts';
import { armsOfRunning, checkRunning, mergeRunning, type PairLook } from './running-p-values.ts';
import { checkSensible } from './sensible-size.ts';
import { type ShrinkOptions, shrinkEstimates } from './shrink-estimates.ts';
import { type Equivalence, testEquivalence } from './test-equivalence.ts';

/**
 * The comparison behind {@link compareArms} and {@link compareArmsByRevenue}.
 *
 * @throws InvalidInputError for fewer than two arms, two with one id, stored values that are no p-values, or options outside
 * their ranges
 */
export function compareMeasures(
  measures: Measures,
  { running: stored = {}, equivalenceMargin = null, shrinkage = {}, ...options }: CompareOptions,
): ArmsComparison {
  const { ids, values } = measures;
  checkArms(ids);
  checkOptions(options);
  checkRunning(stored);
  if (equivalenceMargin !== null) checkSensible('equivalenceMargin', equivalenceMargin);
  const running = mergeRunning(stored, ids, judgePairs(measures, options));
  const gone = [...armsOfRunning(running)].filter((id) => !ids.includes(id));
  const leader = leaderOf(values);
  const leaderId = leader === null ? null : (ids[leader] ?? null);
  const eliminated = eliminateArms(
    [...ids, ...gone].map((id, at) => ({ id, value: values[at] ?? null })),
    { running, alpha: options.alpha, leaderId },
  );
  const pAgainst = (id: string) =>
    leaderId === null ? 1 : leaderPValue(leaderId, id, { gone, running, eliminated });
  const rivals = [...ids, ...gone].filter((id) => id !== leaderId);
  const pValue = Math.max(...adjustPValues(rivals.map(pAgainst), 'holm'));
  const isWon = pValue <= options.alpha;
  const equivalence =
    equivalenceMargin === null
      ? null
      : judgeEquivalence(measures, eliminated, { alpha: options.alpha, margin: equivalenceMargin });
  return {
    status: isWon ? 'winner' : equivalence?.equivalent === true ? 'equivalent' : 'undecided',
    leaderId,
    winnerId: isWon ? leaderId : null,
    pValue,
    arms: describeArms(measures, leader, shrinkage).map((arm) => ({
      ...arm,
      pValue: arm.id === leaderId ? null : pAgainst(arm.id),
    })),
    eliminated,
    equivalence,
    running,
  };
}

function checkArms(ids: readonly string[]): void {
  if (ids.length < 2) throw new InvalidInputError({ argument: 'arms', message: 'fewer than two' });
  if (new Set(ids).size === ids.length) return;
  throw new InvalidInputError({ argument: 'arms', message: 'two have the same id' });
}

function describeArms(
  { ids, values, levels }: Measures,
  leader: number | null,
  shrinkage: ShrinkOptions,
): readonly Omit<ComparedArm, 'pValue'>[] {
  const estimates = shrinkEstimates(levels, shrinkage);
  const best = leader === null ? null : (estimates[leader] ?? null);
  return ids.map((id, at) => {
    const estimate = estimates[at] ?? null;
    const lift = best === null || estimate === null ? null : best / estimate - 1;
    return { id, value: values[at] ?? null, estimate, lift };
  });
}

function judgePairs({ ids, values, contrast }: Measures, options: AlwaysValidOptions): readonly PairLook[] {
  const pairs: PairLook[] = [];
  ids.forEach((winner, first) => {
    const ahead = values[first] ?? null;
    if (ahead === null) return;
    ids.forEach((loser, second) => {
      const behind = values[second] ?? null;
      if (behind === null || ahead <= behind) return;
      pairs.push({ winner, loser, pValue: judge(contrast(first, second), options).pValue });
    });
  });
  return pairs;
}

function leaderOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((best, value, at) => {
    const highest = best === null ? null : (values[best] ?? null);
    return value !== null && (highest === null || value > highest) ? at : best;
  }, null);
}

/** Of the best and the worst arm that are left; null where fewer than two are or they cannot be compared. */
function judgeEquivalence(
  { ids, values, contrast }: Measures,
  eliminated: readonly Elimination[],
  options: { readonly alpha: number; readonly margin: number },
): Equivalence | null {
  const left = ids
    .map((id, at) => ({ id, at, value: values[at] ?? Number.NEGATIVE_INFINITY }))
    .filter(({ id }) => !eliminated.some(({ loserId }) => loserId === id))
    .sort((first, second) => second.value - first.value);
  const best = left[0];
  const worst = left.at(-1);
  if (best === undefined || worst === undefined || best === worst) return null;
  const measured = contrast(best.at, worst.at);
  return 'testable' in measured ? null : testEquivalence(measured, options);
}
