import type { ExperimentVerdict } from '../model/experiment.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Equivalence } from '../stats/test-equivalence.ts';
import { type ExperimentMethod, type Finding, findWinner } from './find-winner.ts';
import type { Statistics } from './statistical-results.ts';

/** What becomes of a test, by the place of the winner among the variants. */
export type Decided = {
  readonly status: ExperimentVerdict;
  readonly winner: number | null;
  /** null where an obstacle left nothing to be judged. */
  readonly finding: Finding | null;
  /** null where it was not asked for, or cannot be told. */
  readonly equivalence: Equivalence | null;
};

/** The verdict on a test whose figures are known and whose embargo is over. */
export function decideVerdict(
  method: ExperimentMethod,
  {
    statistics,
    scores,
    isFinal,
    policy,
  }: {
    readonly statistics: Statistics;
    readonly scores: readonly number[];
    readonly isFinal: boolean;
    readonly policy: Policy['experiments'];
  },
): Decided {
  const finding = findWinner(method, statistics, policy);
  if (finding.winner !== null) {
    const winner = policy.winnerBy === 'composite' ? scores.indexOf(Math.max(...scores)) : finding.winner;
    return { status: 'winner', winner, finding, equivalence: null };
  }
  if (!isFinal) return { status: 'needs_more_data', winner: null, finding, equivalence: null };
  const equivalence = statistics.comparison()?.equivalence ?? null;
  const status = equivalence?.equivalent === true ? 'equivalent' : 'inconclusive';
  return { status, winner: null, finding, equivalence };
}

/** The verdict on a test of which nothing can be said: it must not keep its campaign frozen for ever. */
export function decideWithout(isOver: boolean): Decided {
  const status = isOver ? 'inconclusive' : 'needs_more_data';
  return { status, winner: null, finding: null, equivalence: null };
}
