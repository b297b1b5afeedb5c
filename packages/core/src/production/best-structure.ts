import type { MeanScore, NarrativeStructure } from '../model/fragment.ts';
import type { Variant } from '../model/variant.ts';
import { groupBy } from '../shared/group-by.ts';
import { normalTails } from '../stats/special-functions/normal-distribution.ts';
import { defaultPolicy, type ProductionPolicy } from './default-policy.ts';
import { pullScore } from './estimate-part.ts';
import { measuredScore } from './measured-score.ts';
import { STRUCTURES } from './structures.ts';

/** Which structure does best in a campaign. */
export type StructureVerdict = {
  readonly campaignId: string;
  /** null where the data do not tell. */
  readonly structure: NarrativeStructure | null;
  /** That it is better than the next one; null where fewer than two can be compared. */
  readonly probability: number | null;
  readonly scores: Readonly<Record<NarrativeStructure, StructureEstimate>>;
  readonly reason: string;
};

/** What is expected of a structure, 0..100, and on how many measured variants it rests. */
export type StructureEstimate = { readonly estimate: number; readonly variants: number };

/**
 * The best structure of every campaign, by id. Scores of a campaign are pulled towards those of the structure in all
 * campaigns, these towards the mean of all (three variants' weight each). A structure is compared from three measured
 * variants on, and is the best where it beats the next one with a probability of 0.8 or more.
 *
 * Probability: both estimates taken as normal, with the scores' standard deviation within a structure of a campaign, pooled
 * over everything and pulled towards 15 points.
 *
 * @param history variants of any masters and campaigns; those without a campaign or too few impressions say nothing
 * @throws InvalidInputError for a score outside 0..100
 */
export function bestStructure(
  history: readonly Variant[],
  { policy = defaultPolicy() }: { readonly policy?: ProductionPolicy } = {},
): readonly StructureVerdict[] {
  // In an order of their own: sums of the same numbers in another order differ in their last digits.
  const samples = history
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((variant) => sampleOf(variant, policy));
  const usual = pullScore(policy.production.assumedScore, meanOf(samples), policy);
  const everywhere = (structure: NarrativeStructure): number =>
    pullScore(usual, meanOf(samples.filter((sample) => sample.structure === structure)), policy);
  const spread = spreadOf(samples, policy);
  const campaigns = [...groupBy(samples, ({ campaignId }) => campaignId)];
  return campaigns
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([campaignId, own]) => {
      const estimate = (structure: NarrativeStructure): StructureEstimate => {
        const mean = meanOf(own.filter((sample) => sample.structure === structure));
        return { estimate: pullScore(everywhere(structure), mean, policy), variants: mean.variants };
      };
      const scores = {
        hook_body_cta: estimate('hook_body_cta'),
        hook_inverted: estimate('hook_inverted'),
        cta_forward: estimate('cta_forward'),
      };
      return { campaignId, scores, ...judge(scores, spread, policy) };
    });
}

type Sample = {
  readonly campaignId: string;
  readonly structure: NarrativeStructure;
  readonly score: number;
};

function sampleOf(variant: Variant, policy: ProductionPolicy): readonly Sample[] {
  const { campaignId, structure } = variant;
  const measured = measuredScore(variant, policy);
  return measured === null || campaignId === null ? [] : [{ campaignId, structure, score: measured.score }];
}

function judge(
  scores: StructureVerdict['scores'],
  spread: number,
  { production }: ProductionPolicy,
): Pick<StructureVerdict, 'structure' | 'probability' | 'reason'> {
  const { minStructureVariants, priorUses, structureConfidence } = production;
  const [first, second] = STRUCTURES.map((structure) => ({ structure, ...scores[structure] }))
    .filter(({ variants }) => variants >= minStructureVariants)
    .sort((a, b) => b.estimate - a.estimate);
  if (!first || !second) {
    const counts = STRUCTURES.map((structure) => `${structure} ${scores[structure].variants}`).join(', ');
    const reason = `not enough data: two structures need ${minStructureVariants} measured variants each (${counts})`;
    return { structure: null, probability: null, reason };
  }
  const error = spread * Math.sqrt(1 / (priorUses + first.variants) + 1 / (priorUses + second.variants));
  const probability = normalTails((first.estimate - second.estimate) / error).lower;
  const figures = `${first.structure} ${first.estimate.toFixed(1)} on ${first.variants} variants, ${second.structure} ${second.estimate.toFixed(1)} on ${second.variants}, better with probability ${probability.toFixed(2)}`;
  return probability >= structureConfidence
    ? { structure: first.structure, probability, reason: figures }
    : { structure: null, probability, reason: `not enough data: ${figures}` };
}

function meanOf(samples: readonly Sample[]): MeanScore {
  const total = samples.reduce((sum, { score }) => sum + score, 0);
  return { score: total / Math.max(1, samples.length), variants: samples.length };
}

/** Standard deviation within a structure of a campaign. */
function spreadOf(samples: readonly Sample[], { production }: ProductionPolicy): number {
  const { priorUses, scoreSpread } = production;
  const cells = groupBy(samples, ({ campaignId, structure }) => `${structure} ${campaignId}`);
  let squares = priorUses * scoreSpread ** 2;
  let weight = priorUses;
  for (const cell of cells.values()) {
    const { score: mean } = meanOf(cell);
    squares += cell.reduce((sum, { score }) => sum + (score - mean) ** 2, 0);
    weight += cell.length - 1;
  }
  return Math.sqrt(squares / weight);
}
