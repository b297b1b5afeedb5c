import { actionLimits } from './action-limits.ts';
import { approvalThreshold } from './approval-threshold.ts';
import { budgetBounds } from './budget-bounds.ts';
import { conflicts } from './conflicts.ts';
import { cooldown } from './cooldown.ts';
import { emergencyStop } from './emergency-stop.ts';
import { experimentIntegrity } from './experiment-integrity.ts';
import type { Guardrail } from './guardrail.ts';
import { lastActiveAd } from './last-active-ad.ts';
import { maxStep } from './max-step.ts';
import { protectedEntities } from './protected-entities.ts';
import { quietHours } from './quiet-hours.ts';
import { rollingChange } from './rolling-change.ts';
import { staleData } from './stale-data.ts';
import { totalSpendCap } from './total-spend-cap.ts';
import { trackingOutage } from './tracking-outage.ts';

/** The guardrails in the order in which they see a plan. A host's own go before `totalSpendCap`. */
export const defaultGuardrails: readonly Guardrail[] = [
  conflicts,
  emergencyStop,
  protectedEntities,
  experimentIntegrity,
  staleData,
  trackingOutage,
  cooldown,
  quietHours,
  maxStep,
  rollingChange,
  budgetBounds,
  lastActiveAd,
  totalSpendCap,
  actionLimits,
  approvalThreshold,
];
