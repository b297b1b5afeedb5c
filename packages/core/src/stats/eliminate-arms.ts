import { type RunningPValues, runningP } from './running-p-values.ts';

/** An arm that is not the best, with the arm that showed it. */
export type Elimination = { readonly loserId: string; readonly winnerId: string; readonly pValue: number };

/**
 * The arms that lose to some other one. Each is one of `k - 1` that may show it, so the p-value of a pair has to stay
 * below `alpha / (k - 1)`. An arm that is served no more keeps the p-values that it had. The leader is ahead of all that
 * are served, and what it once lost to an arm that no longer is does not put it out.
 *
 * @param arms all arms of the test with their present values; null for one that is served no more
 * @returns in the order of the arms, each with the winner of the smallest p-value
 */
export function eliminateArms(
  arms: readonly { readonly id: string; readonly value: number | null }[],
  {
    running,
    alpha,
    leaderId,
  }: { readonly running: RunningPValues; readonly alpha: number; readonly leaderId: string | null },
): readonly Elimination[] {
  return arms.flatMap((loser) => {
    if (loser.id === leaderId) return [];
    const [strongest] = arms
      .filter((other) => other.id !== loser.id && isAhead(other.value, loser.value))
      .map(({ id }) => ({ loserId: loser.id, winnerId: id, pValue: runningP(running, id, loser.id) }))
      .sort((first, second) => first.pValue - second.pValue);
    return strongest !== undefined && strongest.pValue * (arms.length - 1) <= alpha ? [strongest] : [];
  });
}

/** Of an arm without a present value the stored p-value alone speaks. */
function isAhead(first: number | null, second: number | null): boolean {
  return first === null || second === null || first > second;
}
