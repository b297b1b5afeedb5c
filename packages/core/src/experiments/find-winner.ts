import type { Policy } from '../policy/policy-schema.ts';
import type { Statistics } from './statistical-results.ts';

/** Which test says "significant". */
export type ExperimentMethod = Policy['experiments']['method'];

/** What the chosen method says of the variant that leads. */
export type Finding = {
  /** The variant that is better than every other; null where none is. */
  readonly winner: number | null;
  /** Of the leader's weakest comparison, corrected for the number of variants; null for a Bayesian verdict. */
  readonly pValue: number | null;
  /** The figures, as they are said to people. */
  readonly figures: string;
};

/** Asks the method whether the leader is better than every other variant, with a family error of at most alpha. */
export function findWinner(
  method: ExperimentMethod,
  { results, leader, comparison }: Statistics,
  policy: Policy['experiments'],
): Finding {
  if (leader === null) return { winner: null, pValue: null, figures: 'no variant was shown' };
  if (method === 'bayesian') return byPosterior(results.bayesian?.[leader], leader, policy);
  const pValue =
    method === 'always_valid'
      ? (comparison()?.pValue ?? 1)
      : Math.max(...(results.pairwise ?? []).map(({ adjustedPValue }) => adjustedPValue));
  const wins = pValue <= policy.alpha;
  const kind = method === 'always_valid' ? 'always-valid p' : 'p';
  return {
    winner: wins ? leader : null,
    pValue,
    figures: `${kind} at most ${pValue.toPrecision(3)} against each other one, ${wins ? 'within' : 'not within'} ${policy.alpha}`,
  };
}

function byPosterior(
  of: NonNullable<Statistics['results']['bayesian']>[number] | undefined,
  leader: number,
  { minProbabilityBest, maxExpectedLoss }: Policy['experiments'],
): Finding {
  if (!of) return { winner: null, pValue: null, figures: 'nothing is known of its value' };
  const { probabilityBest, expectedLoss } = of;
  const wins =
    probabilityBest >= minProbabilityBest && expectedLoss !== null && expectedLoss <= maxExpectedLoss;
  const loss = expectedLoss === null ? 'unknown' : `${(expectedLoss * 100).toPrecision(3)} %`;
  return {
    winner: wins ? leader : null,
    pValue: null,
    figures: `best with a probability of ${probabilityBest.toPrecision(3)} (${minProbabilityBest} needed), expected loss ${loss} (at most ${maxExpectedLoss * 100} %)`,
  };
}
