import type { Target } from '../cycle/action.ts';
import type { CycleMode, CycleStep } from '../cycle/cycle-run.ts';
import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';

type Event<Type extends string, Fields extends object> = {
  readonly type: Type;
  readonly at: Instant;
  readonly accountId: string;
  readonly cycleId: string;
} & Readonly<Fields>;

/** Everything that happens, by name. Payloads are plain JSON with ids, never with secrets. */
export type AdpilotEventMap = {
  'cycle.started': Event<'cycle.started', { mode: CycleMode; trigger: string; actorId: string }>;
  'cycle.step': Event<'cycle.step', { step: CycleStep; success: boolean; durationMs: number }>;
  'cycle.completed': Event<'cycle.completed', { status: 'success' | 'partial'; planId: string }>;
  'cycle.failed': Event<'cycle.failed', { error: string }>;
  'decision.made': Event<
    'decision.made',
    { decisionId: string; rule: string; target: Target; actionType: string; status: string; reason: string }
  >;
  'guardrail.blocked': Event<
    'guardrail.blocked',
    { decisionId: string; guardrail: string; verdict: string; reason: string }
  >;
  'action.executed': Event<'action.executed', { decisionId: string; target: Target; actionType: string }>;
  'action.failed': Event<
    'action.failed',
    { decisionId: string; target: Target; actionType: string; state: string; error: string }
  >;
  'action.conflict': Event<
    'action.conflict',
    { decisionId: string; target: Target; actionType: string; detail: string }
  >;
  'approval.requested': Event<
    'approval.requested',
    {
      approvalId: string;
      planId: string;
      decisionIds: readonly string[];
      amount: MinorUnits;
      expiresAt: Instant;
    }
  >;
  'budget.changed': Event<
    'budget.changed',
    {
      target: Target;
      from: MinorUnits | null;
      to: MinorUnits | null;
      source: 'adpilot' | 'human';
      rule: string | null;
    }
  >;
  'creative.fatigued': Event<'creative.fatigued', { decisionId: string; creativeId: string; reason: string }>;
  'spike.detected': Event<'spike.detected', { decisionId: string; target: Target; reason: string }>;
  'experiment.completed': Event<
    'experiment.completed',
    { experimentId: string; winnerVariantId: string | null; reason: string }
  >;
  'experiment.inconclusive': Event<
    'experiment.inconclusive',
    { experimentId: string; winnerVariantId: string | null; reason: string }
  >;
  'alert.raised': Event<'alert.raised', { severity: 'warning' | 'critical'; name: string; message: string }>;
};

export type AdpilotEventName = keyof AdpilotEventMap;

export type AdpilotEvent = AdpilotEventMap[AdpilotEventName];
