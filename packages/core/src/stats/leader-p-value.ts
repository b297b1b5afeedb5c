import type { Elimination } from './eliminate-arms.ts';
import { type RunningPValues, runningP } from './running-p-values.ts';

/**
 * The p-value of "the leader is no better than that arm".
 *
 * Against an arm that is served no more, the leader's own comparison stands still. But where another arm has eliminated it,
 * it is enough to be better than that one: if the leader is no better than the arm that is gone, then it is no better than
 * the one between them, or that one is no better than the arm that is gone. One of these two is true, and both are rejected
 * only where the larger of their p-values is small. The arm between may be gone by now, eliminated by yet another.
 */
export function leaderPValue(
  leaderId: string,
  id: string,
  {
    gone,
    running,
    eliminated,
  }: {
    /** Arms that are served no more. */
    readonly gone: readonly string[];
    readonly running: RunningPValues;
    readonly eliminated: readonly Elimination[];
  },
): number {
  const own = runningP(running, leaderId, id);
  if (!gone.includes(id)) return own;
  const elimination = eliminated.find(({ loserId }) => loserId === id);
  if (elimination === undefined || elimination.winnerId === leaderId) return own;
  // Without the arm itself, so that two that have eliminated each other lead to an end.
  const rest = { gone, running, eliminated: eliminated.filter((each) => each !== elimination) };
  return Math.min(own, Math.max(elimination.pValue, leaderPValue(leaderId, elimination.winnerId, rest)));
}
