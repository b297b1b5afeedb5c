import type { ApprovalRequest, BudgetChange, Plan } from '@adpilot/core';
import type { EngineContext } from '../context.ts';

/** Rules whose holds about the account are alarms, and how grave they are. */
const ALARMS: Readonly<Partial<Record<string, 'warning' | 'critical'>>> = {
  tracking_outage: 'critical',
  traffic_collapse: 'warning',
};

/** Tells what a recorded plan holds. */
export function announcePlan({ events }: EngineContext, plan: Plan, request: ApprovalRequest | null): void {
  const common = { at: plan.now, accountId: plan.accountId, cycleId: plan.cycleId };
  for (const { decision, action, status, verdicts } of plan.actions) {
    const { id: decisionId, rule, target, reason } = decision;
    events.emit({
      type: 'decision.made',
      ...common,
      decisionId,
      rule,
      target,
      actionType: action.type,
      status,
      reason,
    });
    for (const { guardrail, verdict, reason: why } of verdicts) {
      if (verdict !== 'adjust')
        events.emit({ type: 'guardrail.blocked', ...common, decisionId, guardrail, verdict, reason: why });
    }
    if (status === 'superseded') continue;
    if (rule === 'spike') events.emit({ type: 'spike.detected', ...common, decisionId, target, reason });
    if (rule === 'fatigue')
      events.emit({ type: 'creative.fatigued', ...common, decisionId, creativeId: target.id, reason });
  }
  if (request) {
    const { id: approvalId, planId, decisionIds, amount, expiresAt } = request;
    events.emit({
      type: 'approval.requested',
      ...common,
      approvalId,
      planId,
      decisionIds,
      amount,
      expiresAt,
    });
  }
  for (const { rule, target, reason } of plan.holds) {
    const severity = target.level === 'account' ? ALARMS[rule] : undefined;
    if (severity) events.emit({ type: 'alert.raised', ...common, severity, name: rule, message: reason });
  }
  const { before, cap } = plan.budget;
  if (cap !== null && before > cap) {
    const message = `active daily budgets of ${before} exceed the cap of ${cap} (minor units of ${plan.currency})`;
    events.emit({ type: 'alert.raised', ...common, severity: 'critical', name: 'over_cap', message });
  }
}

/** Tells which budgets someone else changed. */
export function announceEdits(
  { events }: EngineContext,
  edits: readonly BudgetChange[],
  { accountId, cycleId }: { readonly accountId: string; readonly cycleId: string },
): void {
  for (const { at, level, targetId, from, to, source, rule } of edits) {
    const target = { level, id: targetId, campaignId: level === 'campaign' ? targetId : null };
    events.emit({ type: 'budget.changed', at, accountId, cycleId, target, from, to, source, rule });
  }
}
