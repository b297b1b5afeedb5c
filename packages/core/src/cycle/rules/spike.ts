import type { Confidence } from '../../model/confidence.ts';
import { groupBy } from '../../shared/group-by.ts';
import { addHours, hoursBetween } from '../../shared/instant.ts';
import {
  decideSpikeReaction,
  type SpikeContext,
  type SpikeReaction,
} from '../../spike/decide-spike-reaction.ts';
import { detectSpike } from '../../spike/detect-spike.ts';
import type { SpikeSeverity } from '../../spike/judge-evidence.ts';
import type { SpikePoint } from '../../spike/spike-series.ts';
import type { Action } from '../action.ts';
import { type BudgetChange, isRaise } from '../budget-change.ts';
import { type BudgetOwner, stepBudget } from '../budget-owner.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';
import { RISK_EVIDENCE } from '../risk.ts';
import type { Rule } from './rule.ts';
import { spikeSeries } from './spike-facts.ts';

/** Reacts to a last complete day that differs from an entity's own past beyond chance. */
export const spike: Rule = {
  name: 'spike',
  decide: (facts) => {
    const changes = groupBy(facts.snapshot.budgetChanges, ({ targetId }) => targetId);
    return facts.budgetOwners
      .filter(({ active }) => active)
      .map((owner) => {
        const series = spikeSeries(owner, facts);
        if (series === null) return hold(owner, 'no delivery on the last complete day');
        const context = contextOf(owner, changes.get(owner.target.id) ?? [], facts);
        const report = detectSpike({ series, policy: facts.policy });
        return toOpinion(owner, decideSpikeReaction(report, context, facts.policy), {
          series,
          context,
          facts,
        });
      });
  },
};

function contextOf(
  owner: BudgetOwner,
  changes: readonly BudgetChange[],
  { snapshot, roasOf }: CycleFacts,
): SpikeContext {
  const hoursSinceLast = (times: readonly string[]): number | null => {
    const last = times.toSorted().at(-1);
    return last === undefined ? null : hoursBetween(last, snapshot.now);
  };
  return {
    summary: roasOf(owner),
    learning: owner.learning,
    hoursSinceRaise: hoursSinceLast(changes.filter(isRaise).map(({ at }) => at)),
    hoursSinceBoost: hoursSinceLast(changes.filter(({ revertAt }) => revertAt !== null).map(({ at }) => at)),
  };
}

type Basis = {
  readonly series: readonly SpikePoint[];
  readonly context: SpikeContext;
  readonly facts: CycleFacts;
};

function toOpinion(
  owner: BudgetOwner,
  reaction: SpikeReaction,
  { series, context, facts }: Basis,
): Proposal | Hold {
  if (reaction.kind === 'none') return hold(owner, reaction.reason);
  const { spikes } = facts.policy;
  const pauses = reaction.kind === 'risk' || reaction.kind === 'severe_negative';
  const step = stepBudget(owner, reaction.factor);
  const action = pauses ? PAUSE : boosted(step, reaction, facts);
  if (action === null)
    return hold(owner, `${reaction.reason}; its budget is unknown or too small to be changed`);
  const { metric, observed, expected, zEq, severity, adjustedPValue } = reaction.spike;
  return {
    kind: 'propose',
    target: owner.target,
    action,
    fallback: pauses ? step : null,
    reason: reaction.reason,
    evidence: {
      kind: reaction.kind === 'risk' ? RISK_EVIDENCE.kind : reaction.kind,
      period: series.at(-1)?.period ?? null,
      metric,
      clicks: facts.clickKind,
      observed,
      expected,
      zEq,
      severity,
      adjustedPValue,
      roasShrunk: context.summary.shrunk,
    },
    facts: { series, context },
    counterfactuals: [{ change: `|z| of ${metric} < ${spikes.minor}`, then: 'hold' }],
    priority: pauses ? 1 : 3,
    confidence: severity === null ? 'low' : CONFIDENCE[severity],
  };
}

const PAUSE: Action = { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' };

const CONFIDENCE: Readonly<Record<SpikeSeverity, Confidence>> = {
  minor: 'low',
  moderate: 'medium',
  severe: 'high',
};

/** A raise on good news is lent, not given: it ends by itself. */
function boosted(
  step: Action | null,
  { kind }: SpikeReaction,
  { snapshot, policy }: CycleFacts,
): Action | null {
  if (kind !== 'positive' || step?.type !== 'set_budget') return step;
  return { ...step, revertAt: addHours(snapshot.now, policy.spikes.boostHours) };
}

function hold({ target }: BudgetOwner, reason: string): Hold {
  return { kind: 'hold', target, reason };
}
