// Shared

// Access
export {
  type Actor,
  isPermitted,
  type Permission,
  type Role,
  requirePermission,
} from './access/permissions.ts';
// Cycle
export {
  type Action,
  changesAccount,
  directionOf,
  type GenerateVariants,
  isDecrease,
  isIncrease,
  isPause,
  type Notify,
  type SetBudget,
  type SetStatus,
  type SetTargeting,
  type Target,
} from './cycle/action.ts';
export { type ActionRecord, type ActionState, UNFINISHED_STATES } from './cycle/action-record.ts';
export type { ApprovalRequest, OpenApproval } from './cycle/approval.ts';
export { type BudgetChange, isCut, isRaise } from './cycle/budget-change.ts';
export {
  type BudgetOwner,
  dailyBudgetOf,
  listBudgetOwners,
  totalDailyBudget,
  towards,
} from './cycle/budget-owner.ts';
export { checkAgain } from './cycle/check-again.ts';
export type { CycleLogEntry, CycleMode, CycleRun, CycleStats, CycleStep } from './cycle/cycle-run.ts';
export { dailyChange } from './cycle/daily-change.ts';
export {
  type Decision,
  describeAction,
  type Evidence,
  type Hold,
  type Priority,
  type Proposal,
} from './cycle/decision.ts';
export { buildFacts, type CycleFacts } from './cycle/facts.ts';
export { type Guardrail, liveActions } from './cycle/guardrails/guardrail.ts';
export { defaultGuardrails } from './cycle/guardrails/index.ts';
export { spendCeiling } from './cycle/guardrails/total-spend-cap.ts';
export type { DailyIndex } from './cycle/index-insights.ts';
export type { Plan, PlanHold, PlannedAction, PlannedStatus, Verdict } from './cycle/plan.ts';
export { defaultRegistry, planCycle, type Registry, verifyPlan } from './cycle/plan-cycle.ts';
export { isRiskPause } from './cycle/risk.ts';
export { defaultRules } from './cycle/rules/index.ts';
export type { Rule } from './cycle/rules/rule.ts';
export type { RecentAction, Snapshot } from './cycle/snapshot.ts';
// Errors
export { AdpilotError, type AdpilotErrorCode, type AdpilotErrorOptions } from './errors/adpilot-error.ts';
export { ConflictError } from './errors/conflict-error.ts';
export { CorruptDataError } from './errors/corrupt-data-error.ts';
export { InvalidInputError } from './errors/invalid-input-error.ts';
export { InvalidPolicyError, type PolicyIssue } from './errors/invalid-policy-error.ts';
export { LeaseLostError } from './errors/lease-lost-error.ts';
export { NotFoundError } from './errors/not-found-error.ts';
export { PermissionError } from './errors/permission-error.ts';
export { PlatformError, type PlatformErrorKind, type PlatformErrorOptions } from './errors/platform-error.ts';
export { StaleDataError } from './errors/stale-data-error.ts';
// Events
export type { AdpilotEvent, AdpilotEventMap, AdpilotEventName } from './events/event-map.ts';
// Computations
export { checkEmbargo, type EmbargoVerdict } from './experiments/check-embargo.ts';
export {
  type ExperimentEvaluation,
  evaluateExperiment,
  type VariantCounts,
  type VariantResult,
} from './experiments/evaluate-experiment.ts';
export { type DayRange, experimentWindow } from './experiments/experiment-window.ts';
export { detectFatigue, type FatigueVerdict } from './fatigue/detect-fatigue.ts';
// Model
export type { AdAccount } from './model/account.ts';
export type { Ad } from './model/ad.ts';
export type { AdSet } from './model/ad-set.ts';
export { type Budget, dailyEquivalent, remainingDays } from './model/budget.ts';
export type { Campaign, CampaignObjective } from './model/campaign.ts';
export type { Confidence } from './model/confidence.ts';
export type { Counterfactual } from './model/counterfactual.ts';
export type { Creative } from './model/creative.ts';
export type { ClickKind, DailyTotals } from './model/daily-totals.ts';
export type {
  Experiment,
  ExperimentMetric,
  ExperimentOutcome,
  ExperimentStatus,
  ExperimentVariant,
} from './model/experiment.ts';
export { type InsightRow, type IntradayPoint, settleUndelivered } from './model/insight-row.ts';
export type { MaturityCurve } from './model/maturity-curve.ts';
export {
  computeCpa,
  computeCpc,
  computeCpm,
  computeCtr,
  computeCvr,
  computeFrequency,
  computeRoas,
} from './model/metrics.ts';
export type { OpenLiteral } from './model/open-literal.ts';
export type { ConfiguredStatus, EffectiveStatus } from './model/status.ts';
// Policy
export { definePolicy, type PolicyInput, policyAmount, policyDigest } from './policy/define-policy.ts';
export { type Policy, policySchema } from './policy/policy-schema.ts';
// Ports
export type { ActionStore } from './ports/action-store.ts';
export type {
  AccountRequest,
  AdPlatform,
  CurrentValue,
  CurrentValuesRequest,
  EntityRef,
  InsightsRequest,
  Page,
  PlatformCapabilities,
  SetBudgetRequest,
  SetStatusRequest,
} from './ports/ad-platform.ts';
export type { ApprovalStore } from './ports/approval-store.ts';
export type { BudgetChangeStore } from './ports/budget-change-store.ts';
export type { Clock } from './ports/clock.ts';
export type { AccountControls, ControlStore } from './ports/control-store.ts';
export type { CycleStore } from './ports/cycle-store.ts';
export type { EntityStore, EntityTree, KnownBudget } from './ports/entity-store.ts';
export type { ExperimentStore } from './ports/experiment-store.ts';
export type { IdGenerator } from './ports/id-generator.ts';
export type { InsightQuery, InsightRead, InsightStore } from './ports/insight-store.ts';
export type { Lease, LeaseStore } from './ports/lease-store.ts';
export type { Logger } from './ports/logger.ts';
export type { PlanStore } from './ports/plan-store.ts';
export type {
  CronSchedule,
  Interval,
  Job,
  JobKey,
  JobOutcome,
  JobRun,
  JobStatus,
  Schedule,
  Scheduler,
  StopReport,
} from './ports/scheduler.ts';
export type { Signal } from './ports/signal.ts';
export type { Storage, StorageCapabilities, Stores } from './ports/storage.ts';
export { computeRoasPrior, type RoasPrior } from './roas/account-baseline.ts';
export { decideRoasScaling } from './roas/decide-roas-scaling.ts';
export {
  type CalendarDay,
  completeDays,
  type MaturedDay,
  maturedDays,
  shareKnown,
} from './roas/matured-day.ts';
export { type OrderEvidence, roasLowerEnd, roasUpperEnd } from './roas/order-interval.ts';
export { type RoasThresholds, roasThresholds } from './roas/roas-thresholds.ts';
export type { RoasVerdict } from './roas/roas-verdict.ts';
export { type RoasSummary, summarizeRoas } from './roas/summarize-roas.ts';
export { currencyOffset } from './shared/currency.ts';
export {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  daysFrom,
  hourOf,
  hoursOfDay,
  isDay,
  parseDay,
  startOfDay,
  weekdayOf,
} from './shared/day.ts';
export { addDecimals, type Decimal, decimalToUnits, isExactIn, parseDecimal } from './shared/decimal.ts';
export { hashId, hashJson } from './shared/hash.ts';
export { addHours, hoursBetween, type Instant, instantMs, toInstant } from './shared/instant.ts';
export { canonicalJson, type Json } from './shared/json.ts';
export {
  addMoney,
  formatMinorUnits,
  formatMoney,
  type MinorUnits,
  type Money,
  money,
  parseMinorUnits,
  parseMoney,
  roundToMinorUnits,
  scaleMinorUnits,
  subtractMoney,
} from './shared/money.ts';
export { createRng, type Rng, restoreRng } from './shared/rng.ts';
export {
  decideSpikeReaction,
  type SpikeContext,
  type SpikeReaction,
} from './spike/decide-spike-reaction.ts';
export { detectSpike, type SpikeReport } from './spike/detect-spike.ts';
export type {
  SpikeDirection,
  SpikeMetric,
  SpikeSeverity,
  SpikeTest,
  SpikeTested,
  SpikeUntested,
} from './spike/judge-evidence.ts';
export type { SpikePoint } from './spike/spike-series.ts';
// Statistics
export { type AdjustmentMethod, adjustPValues } from './stats/adjust-p-values.ts';
export {
  type ChiSquareOptions,
  type ChiSquareResult,
  chiSquareTest,
  type UntestableTable,
} from './stats/chi-square-test.ts';
export { type CountTail, countTail } from './stats/count-tail.ts';
export { wilsonInterval } from './stats/wilson-interval.ts';
