import type { Confidence } from '../model/confidence.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { isBelow } from '../shared/threshold.ts';
import type { Cusum } from './assess-cusum.ts';
import { cusumThreshold } from './cusum-threshold.ts';
import type { FatigueEvidence, FatigueRule, FatigueVerdict } from './fatigue-verdict.ts';
import { type Drop, isBeyondNoise } from './measure-drop.ts';

/** One rule's opinion of a creative. */
type Opinion = {
  readonly rule: FatigueRule;
  /** Whether there is enough to judge by. */
  readonly knows: boolean;
  readonly fires: boolean;
  readonly text: () => string;
  /** The comparison that says how certain the drop is. */
  readonly drop: () => Drop | null;
};

/** What the rules that are switched on make of the figures; the first that fires is named. */
export function judgeFatigue(
  evidence: FatigueEvidence,
  fatigue: Policy['fatigue'],
): Omit<FatigueVerdict, 'evidence'> {
  const threshold = cusumThreshold(fatigue);
  const opinions = opinionsOf(evidence, fatigue, threshold);
  const fired = opinions.filter(({ fires }) => fires);
  const [first] = fired;
  if (first) {
    return {
      status: 'fatigued',
      rule: first.rule,
      fired: fired.map(({ rule }) => rule),
      threshold,
      reason: fired.map(({ text }) => text()).join('; '),
      confidence: confidenceOf(first.drop(), fatigue),
    };
  }
  const [knowing = opinions[0]] = opinions.filter(({ knows }) => knows);
  return {
    status: opinions.length > 0 && !knowing?.knows ? 'insufficient_volume' : 'healthy',
    rule: null,
    fired: [],
    threshold,
    reason: knowing?.text() ?? 'no fatigue rule is switched on',
    confidence: null,
  };
}

/** Of the rules that are switched on, in the order in which they are named. */
function opinionsOf(
  evidence: FatigueEvidence,
  fatigue: Policy['fatigue'],
  threshold: number,
): readonly Opinion[] {
  const { cusum, ctrDrop, ageAndDrop, score } = fatigue;
  return [
    ...(cusum.enabled ? [cusumOpinion(evidence, threshold), costOpinion(evidence, fatigue, threshold)] : []),
    ...(ctrDrop.enabled ? [dropOpinion('ctr_drop', evidence.ctrDrop, ctrDrop, fatigue)] : []),
    ...(ageAndDrop.enabled ? [agedOpinion(evidence, fatigue)] : []),
    ...(score.enabled ? [scoreOpinion(evidence, fatigue)] : []),
  ];
}

function cusumOpinion({ cusum }: FatigueEvidence, threshold: number): Opinion {
  const fires = cusum.sum !== null && cusum.sum > threshold;
  return {
    rule: 'cusum',
    knows: cusum.sum !== null,
    fires,
    text: () => cusumText('clicks', cusum, threshold),
    drop: () => cusum.recent,
  };
}

function costOpinion(evidence: FatigueEvidence, fatigue: Policy['fatigue'], threshold: number): Opinion {
  const { cusum } = evidence;
  const supported = cusum.sum !== null && cusum.sum > fatigue.cusum.costNeedsClickShare * threshold;
  return {
    rule: 'cost_cusum',
    // Alone it says nothing.
    knows: false,
    fires: supported && (evidence.costCusum.sum ?? 0) > threshold,
    text: () =>
      `${cusumText('results per spend', evidence.costCusum, threshold)}, with the clicks' at ${fixed(cusum.sum)}`,
    drop: () => evidence.costCusum.recent,
  };
}

function cusumText(what: string, { sum, missing, blocks, baselineDays }: Cusum, threshold: number): string {
  if (sum === null) return `${what}: ${missing}`;
  return `${what} against the first ${baselineDays} days: sum of deviations ${fixed(sum)} after ${blocks} blocks, ${sum > threshold ? 'above' : 'not above'} ${threshold}`;
}

function agedOpinion(evidence: FatigueEvidence, fatigue: Policy['fatigue']): Opinion {
  const { minAgeDays, metric } = fatigue.ageAndDrop;
  const opinion = dropOpinion('age_and_drop', evidence.ageAndDrop, fatigue.ageAndDrop, fatigue, metric);
  return evidence.daysActive >= minAgeDays
    ? opinion
    : { ...opinion, fires: false, text: () => `${evidence.daysActive} of ${minAgeDays} days old` };
}

function dropOpinion(
  rule: FatigueRule,
  drop: Drop | null,
  { drop: threshold }: { readonly drop: number },
  fatigue: Policy['fatigue'],
  metric: 'ctr' | 'roas' = 'ctr',
): Opinion {
  const large = drop !== null && !isBelow(drop.drop, threshold);
  const certain = drop !== null && isBeyondNoise(drop, fatigue.minStandardErrors);
  return {
    rule,
    knows: drop !== null,
    fires: large && certain,
    text: () => (drop === null ? insufficientText(fatigue) : dropText(drop, threshold, metric, fatigue)),
    drop: () => drop,
  };
}

function dropText(drop: Drop, threshold: number, metric: 'ctr' | 'roas', fatigue: Policy['fatigue']): string {
  const days = drop.recentDays === 1 ? '1 day' : `${drop.recentDays} days`;
  const rate = metric === 'ctr' ? percent : fixed;
  const text = `${metric.toUpperCase()} ${rate(drop.recentRate)} over ${days} against ${rate(drop.baselineRate)} before: ${percent(Math.abs(drop.drop))} ${drop.drop < 0 ? 'higher' : 'lower'}`;
  if (isBelow(drop.drop, threshold)) return `${text}, less than ${percent(threshold)}`;
  return isBeyondNoise(drop, fatigue.minStandardErrors)
    ? `${text}, at least ${percent(threshold)} and beyond noise`
    : `${text}, within ${fatigue.minStandardErrors} standard errors of ${percent(drop.standardError)}`;
}

function insufficientText({ minBlockImpressions, maxBlockDays }: Policy['fatigue']): string {
  return `fewer than ${minBlockImpressions} impressions in ${maxBlockDays} days, no earlier days to compare with, or figures that are not reported`;
}

function scoreOpinion(evidence: FatigueEvidence, fatigue: Policy['fatigue']): Opinion {
  const { score, ctrDrop } = evidence;
  const border = fatigue.score[fatigue.score.firesAt];
  const fires = !isBelow(score.score, border);
  return {
    rule: 'score',
    knows: ctrDrop !== null,
    fires,
    text: () =>
      `fatigue score ${fixed(score.score)} (${score.level}), ${fires ? 'at least' : 'below'} ${border}`,
    drop: () => ctrDrop,
  };
}

/** The rule's own threshold says that it fires; how far its windows lie apart says how certain that is. */
function confidenceOf(drop: Drop | null, fatigue: Policy['fatigue']): Confidence {
  if (drop === null || !isBeyondNoise(drop, fatigue.cusum.certainStandardErrors)) return 'low';
  return isBeyondNoise(drop, fatigue.minStandardErrors) ? 'high' : 'medium';
}

function fixed(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
