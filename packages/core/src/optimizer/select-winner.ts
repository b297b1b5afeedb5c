import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { isAbove } from '../shared/threshold.ts';
import { type CompositeTerms, compositeTerms } from './composite-score.ts';
import { type CreativeConfidence, creativeConfidence } from './creative-confidence.ts';
import type { CreativeState } from './creative-state.ts';
import { isEvaluated } from './is-evaluated.ts';

/** One creative in the race. */
export type RankedCreative = {
  readonly id: string;
  readonly eligible: boolean;
  /** Why it is, or is not. */
  readonly reason: string;
  /** 0..100; null where the creative was not evaluated. */
  readonly composite: number | null;
  /** How sure the optimizer is of it; null where the creative was not evaluated. */
  readonly confidence: CreativeConfidence | null;
  readonly terms: CompositeTerms | null;
};

/** The creative of the day of one campaign. */
export type WinnerSelection = {
  readonly winnerId: string | null;
  readonly runnerUpId: string | null;
  /** Composite points between the two; null without a runner-up. */
  readonly margin: number | null;
  /** The eligible ones in order, then the others by id. */
  readonly candidates: readonly RankedCreative[];
  /** In the winner; null without one. */
  readonly confidence: CreativeConfidence | null;
  readonly reason: string;
};

/**
 * Chooses the creative of the day among those of one campaign: evaluated, not fatigued, not archived, with an overall score
 * above 50. The highest composite score wins, of equal ones more conversions, then the lower id. Where none is eligible
 * nobody is crowned.
 *
 * @throws InvalidInputError where the candidates belong to several campaigns, two have one id, or a figure of one is not
 * finite, or negative where only ROAS may be
 */
export function selectWinner(
  candidates: readonly CreativeState[],
  policy: Pick<Policy, 'optimizer'>,
): WinnerSelection {
  checkOneCampaign(candidates);
  const ranked = candidates.map((creative) => ({ creative, ...rank(creative, policy) })).sort(compare);
  const [winner, runnerUp] = ranked.filter(({ eligible }) => eligible);
  const shown = ranked.map(({ creative: _, ...each }) => each);
  if (!winner) {
    return {
      winnerId: null,
      runnerUpId: null,
      margin: null,
      candidates: shown,
      confidence: null,
      reason: whyNobody(ranked),
    };
  }
  const margin = runnerUp ? (winner.composite ?? 0) - (runnerUp.composite ?? 0) : null;
  return {
    winnerId: winner.id,
    runnerUpId: runnerUp?.id ?? null,
    margin,
    candidates: shown,
    confidence: winner.confidence,
    reason: describeWin(winner, runnerUp, margin),
  };
}

type Ranked = RankedCreative & { readonly creative: CreativeState };

function rank(creative: CreativeState, policy: Pick<Policy, 'optimizer'>): RankedCreative {
  const { id } = creative;
  const { minImpressions, minOverall } = policy.optimizer;
  if (!isEvaluated(creative, policy)) {
    const reason =
      creative.overall === null
        ? 'not evaluated: it has no score yet'
        : `not evaluated: ${creative.impressions} of ${minImpressions} impressions`;
    return { id, eligible: false, reason, composite: null, confidence: null, terms: null };
  }
  const terms = compositeTerms(creative, policy.optimizer);
  const composite = withoutNoise(Object.values(terms).reduce((sum, points) => sum + points, 0));
  const obstacle = creative.archived
    ? 'archived'
    : creative.fatigued
      ? 'fatigued'
      : !isAbove(creative.overall, minOverall)
        ? `overall ${creative.overall.toFixed(1)}, not above ${minOverall}`
        : null;
  return {
    id,
    eligible: obstacle === null,
    reason: obstacle ?? `composite ${composite.toFixed(2)}`,
    composite,
    confidence: creativeConfidence(creative, policy.optimizer),
    terms,
  };
}

/** Equal terms in another order must not win by a rounding. */
function withoutNoise(points: number): number {
  return Math.round(points * 1e9) / 1e9;
}

function compare(a: Ranked, b: Ranked): number {
  if (a.eligible !== b.eligible) return a.eligible ? -1 : 1;
  const byId = a.id < b.id ? -1 : 1;
  if (!a.eligible) return byId;
  return (
    (b.composite ?? 0) - (a.composite ?? 0) ||
    (b.creative.conversions ?? 0) - (a.creative.conversions ?? 0) ||
    byId
  );
}

function whyNobody(ranked: readonly Ranked[]): string {
  if (ranked.length === 0) return 'no winner: there is no creative';
  return `no winner: ${ranked.map(({ id, reason }) => `${id} ${reason}`).join('; ')}`;
}

function describeWin(winner: Ranked, runnerUp: Ranked | undefined, margin: number | null): string {
  const text = `${winner.id} wins with ${winner.reason}`;
  if (!runnerUp || margin === null) return `${text}, the only one that is eligible`;
  if (margin > 0) return `${text}, ${margin.toFixed(2)} before ${runnerUp.id}`;
  const more = (winner.creative.conversions ?? 0) > (runnerUp.creative.conversions ?? 0);
  return `${text}, level with ${runnerUp.id}: ${more ? 'it has more conversions' : 'its id is lower'}`;
}

function checkOneCampaign(candidates: readonly CreativeState[]): void {
  const [first] = candidates;
  const stray = candidates.find(({ campaignId }) => campaignId !== first?.campaignId);
  if (stray) {
    throw new InvalidInputError({
      argument: 'candidates',
      message: `creatives of two campaigns: ${first?.campaignId} and ${stray.campaignId}`,
    });
  }
  const ids = new Set<string>();
  for (const { id } of candidates) {
    if (ids.has(id))
      throw new InvalidInputError({ argument: 'candidates', message: `two creatives with the id ${id}` });
    ids.add(id);
  }
}
