import type { FatigueVerdict } from '../../fatigue/fatigue-verdict.ts';
import { judgeFatigue } from '../../fatigue/judge-fatigue.ts';
import type { Json } from '../../shared/json.ts';
import type { Evidence, Hold, Proposal } from '../decision.ts';
import { fatigueCounterfactual } from './fatigue-counterfactual.ts';
import { type FatigueObservation, observeFatigue } from './fatigue-observations.ts';
import { type Rule, type RuleContext, ruleContext } from './rule.ts';

/** Proposes new variants for creatives that have worn out. */
export const fatigue: Rule = {
  name: 'fatigue',
  decide: (facts) =>
    Array.from(observeFatigue(facts), ({ target, observed }) => judge(observed, ruleContext(target, facts))),
  replay: (observed, context) => judge(observed as FatigueObservation & Json, context),
};

function judge(observed: FatigueObservation, { target, policy }: RuleContext): Proposal | Hold {
  const judged = judgeFatigue(observed.measures, policy.fatigue);
  if (judged.confidence === null) return { kind: 'hold', target, reason: judged.reason };
  // A copy has every figure, those of rules that are switched off included.
  const measures = { ...observed.measures };
  return {
    kind: 'propose',
    target,
    action: { type: 'generate_variants', creativeId: target.id },
    fallback: null,
    reason: judged.reason,
    evidence: evidenceOf({ ...judged, evidence: measures }, observed),
    facts: { ...observed, measures },
    counterfactuals: [fatigueCounterfactual(judged, policy.fatigue)],
    priority: 4,
    confidence: judged.confidence,
  };
}

/** The figures of every rule, flat: a change of CTR is a fraction, a sum counts standard deviations. */
function evidenceOf(
  { rule, threshold, evidence }: FatigueVerdict,
  { clicks, adIds }: FatigueObservation,
): Evidence {
  const { cusum, costCusum, ctrDrop, ageAndDrop, cvrDrop, score } = evidence;
  return {
    rule,
    clicks,
    cusum: cusum.sum,
    threshold,
    baselineCtr: cusum.baselineRate,
    baselineDays: cusum.baselineDays,
    recentDrop: cusum.recent?.drop ?? null,
    recentStandardError: cusum.recent?.standardError ?? null,
    costCusum: costCusum.sum,
    costRatio: evidence.costRatio,
    ctrDrop: ctrDrop?.drop ?? null,
    ageDrop: ageAndDrop?.drop ?? null,
    cvrDrop: cvrDrop?.drop ?? null,
    score: score.score,
    level: score.level,
    daysActive: evidence.daysActive,
    frequency: evidence.frequency,
    ads: adIds.join(' '),
  };
}
