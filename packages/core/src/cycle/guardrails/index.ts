import { approvalThreshold } from './approval-threshold.ts';
import { budgetBounds } from './budget-bounds.ts';
import { conflicts } from './conflicts.ts';
import { cooldown } from './cooldown.ts';
import { emergencyStop } from './emergency-stop.ts';
import { experimentIntegrity } from './experiment-integrity.ts';
import type { Guardrail } from './guardrail.ts';
import { maxStep } from './max-step.ts';
import { staleData } from './stale-data.ts';
import { totalSpendCap } from './total-spend-cap.ts';

/** The guardrails in the order in which they see a plan. A host's own go before `totalSpendCap`. */
export const defaultGuardrails: readonly Guardrail[] = [
  conflicts,
  emergencyStop,
  experimentIntegrity,
  staleData,
  cooldown,
  maxStep,
  budgetBounds,
  totalSpendCap,
  approvalThreshold,
];
