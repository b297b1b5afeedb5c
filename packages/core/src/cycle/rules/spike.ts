import type { Confidence } from '../../model/confidence.ts';
import { addHours, hoursBetween, type Instant } from '../../shared/instant.ts';
import {
  decideSpikeReaction,
  type SpikeContext,
  type SpikeReaction,
} from '../../spike/decide-spike-reaction.ts';
import { detectSpike, type SpikeReport } from '../../spike/detect-spike.ts';
import type { SpikeSeverity } from '../../spike/judge-evidence.ts';
import type { Action, SetBudget } from '../action.ts';
import { stepBudget } from '../budget-owner.ts';
import type { Hold, Proposal } from '../decision.ts';
import { RESTS_ON } from '../rests-on-conversions.ts';
import { RISK_EVIDENCE } from '../risk.ts';
import { type Rule, type RuleContext, ruleContext } from './rule.ts';
import { spikeCounterfactual } from './spike-counterfactual.ts';
import { createSpikeObserver, type SpikeObserved } from './spike-facts.ts';

const NAME = 'spike';

/** Reacts, once, to a last complete day, or hour, that differs from an entity's own past beyond chance. */
export const spike: Rule = {
  name: NAME,
  decide: (facts) => {
    const observe = createSpikeObserver(facts, NAME);
    return facts.budgetOwners
      .filter(({ active }) => active)
      .map((owner) => {
        const observed = observe(owner);
        return typeof observed === 'string'
          ? { kind: 'hold', target: owner.target, reason: observed }
          : judge(observed, ruleContext(owner.target, facts));
      });
  },
  replay: (observed, context) => judge(observed as SpikeObserved, context),
};

function judge(observed: SpikeObserved, context: RuleContext): Proposal | Hold {
  const { target, policy } = context;
  const report = detectSpike({ series: observed.series, policy });
  const reaction = decideSpikeReaction(report, contextOf(observed, context), policy);
  if (reaction.kind === 'none') return { kind: 'hold', target, reason: reaction.reason };
  const pauses = reaction.kind === 'risk' || reaction.kind === 'severe_negative';
  const step = stepBudget(observed, reaction.factor);
  const action = pauses ? PAUSE : step && lent(step, reaction, context);
  if (action === null) {
    return {
      kind: 'hold',
      target,
      reason: `${reaction.reason}; its budget is unknown or too small to be changed`,
    };
  }
  return propose(observed, { reaction, report, action, fallback: pauses ? step : null }, target);
}

const PAUSE: Action = { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' };

/** A raise on good news is lent, not given: it ends by itself. */
function lent(step: SetBudget, { kind }: SpikeReaction, { now, policy }: RuleContext): SetBudget {
  return kind === 'positive' ? { ...step, revertAt: addHours(now, policy.spikes.boostHours) } : step;
}

function contextOf(
  { roas, learning, raisedAt, boostedAt, readAt }: SpikeObserved,
  { now }: RuleContext,
): SpikeContext {
  const since = (at: Instant | null): number | null => (at === null ? null : hoursBetween(at, now));
  return {
    summary: roas,
    learning,
    hoursSinceRaise: since(raisedAt),
    hoursSinceBoost: since(boostedAt),
    dataAgeHours: since(readAt),
  };
}

type Opinion = {
  readonly reaction: Exclude<SpikeReaction, { readonly kind: 'none' }>;
  readonly report: SpikeReport;
  readonly action: Action;
  readonly fallback: Action | null;
};

function propose(
  observed: SpikeObserved,
  { reaction, report, action, fallback }: Opinion,
  target: Proposal['target'],
): Proposal {
  const { metric, observed: value, expected, zEq, severity, adjustedPValue } = reaction.spike;
  return {
    kind: 'propose',
    target,
    action,
    fallback,
    reason: reaction.reason,
    evidence: {
      kind: reaction.kind === 'risk' ? RISK_EVIDENCE.kind : reaction.kind,
      [RESTS_ON]: reaction.restsOn,
      period: observed.period,
      metric,
      clicks: observed.clicks,
      observed: value,
      expected,
      zEq,
      severity,
      adjustedPValue,
      roasShrunk: observed.roas.shrunk,
    },
    facts: observed,
    counterfactuals: [spikeCounterfactual(report)],
    priority: action.type === 'set_status' ? 1 : 3,
    confidence: severity === null ? 'low' : CONFIDENCE[severity],
  };
}

const CONFIDENCE: Readonly<Record<SpikeSeverity, Confidence>> = {
  minor: 'low',
  moderate: 'medium',
  severe: 'high',
};
