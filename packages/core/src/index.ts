// Shared

// Access
export {
  type Actor,
  isPermitted,
  type Permission,
  type Role,
  requirePermission,
} from './access/permissions.ts';
// Allocation
export { type AllocationRequest, allocateBudget } from './allocation/allocate-budget.ts';
export type { AllocatedArm, Allocation } from './allocation/allocation.ts';
export { type AllocationPrior, allocationPrior } from './allocation/allocation-prior.ts';
export type { AllocationArm, AllocationDay } from './allocation/arm.ts';
export { decideTotalBudget } from './allocation/decide-total-budget.ts';
export { initialRoasOf, type Response, type ResponseCurve, respondTo } from './allocation/response-curve.ts';
export { fillToMargin, type WaterFilling, waterFill } from './allocation/water-fill.ts';
// Creatives
export {
  type CreativeHealth,
  creativeHealthScore,
} from './creative/creative-health-score.ts';
export type { CreativeMetrics } from './creative/creative-metrics.ts';
export type { AccountDispersion } from './cycle/account-dispersion.ts';
export type { OutageState } from './cycle/account-outage.ts';
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
export type { ApprovalRequest, AskedAction, OpenApproval } from './cycle/approval.ts';
export { type BudgetChange, isCut, isRaise } from './cycle/budget-change.ts';
export {
  type BudgetOwner,
  dailyBudgetOf,
  listBudgetOwners,
  totalDailyBudget,
  towards,
} from './cycle/budget-owner.ts';
export { applyCounterfactual, type WhatIf } from './cycle/certificates/apply-counterfactual.ts';
export type { Alternative, Certificate } from './cycle/certificates/certificate.ts';
export { certify } from './cycle/certificates/certify.ts';
export { explainPlan } from './cycle/certificates/explain-plan.ts';
export { type Replay, replay } from './cycle/certificates/replay.ts';
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
export { extendRegistry } from './cycle/extend-registry.ts';
export { buildFacts, type CycleFacts } from './cycle/facts.ts';
export { type Guardrail, liveActions } from './cycle/guardrails/guardrail.ts';
export { defaultGuardrails } from './cycle/guardrails/index.ts';
export { spendCeiling } from './cycle/guardrails/total-spend-cap.ts';
export type { DailyIndex, DailyLookup } from './cycle/index-insights.ts';
export {
  type ExperimentJudgement,
  type JudgedExperiment,
  takenLooks,
} from './cycle/judge-experiment.ts';
export type { ExperimentObserved } from './cycle/observe-experiment.ts';
export type { Plan, PlanHold, PlannedAction, PlannedStatus, Verdict } from './cycle/plan.ts';
export { defaultRegistry, planCycle, planFacts, type Registry, verifyPlan } from './cycle/plan-cycle.ts';
export { restsOnConversions } from './cycle/rests-on-conversions.ts';
export { isRiskPause } from './cycle/risk.ts';
export { defaultRules } from './cycle/rules/index.ts';
export { type Rule, type RuleContext, ruleContext } from './cycle/rules/rule.ts';
export type { RecentAction, RefreshRequest, Snapshot } from './cycle/snapshot.ts';
// Errors
export { AdpilotError, type AdpilotErrorCode, type AdpilotErrorOptions } from './errors/adpilot-error.ts';
export { ConflictError } from './errors/conflict-error.ts';
export { CorruptDataError } from './errors/corrupt-data-error.ts';
export { HumanConstraintViolation } from './errors/human-constraint-violation.ts';
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
export type { BayesianResult } from './experiments/bayesian-results.ts';
export { checkEmbargo, type EmbargoVerdict, type MissingEvidence } from './experiments/check-embargo.ts';
export { type ExperimentEvaluation, evaluateExperiment } from './experiments/evaluate-experiment.ts';
export type { EvaluationInput } from './experiments/evaluation-input.ts';
export { experimentScore, type ScoredMetrics, type ScoreOptions } from './experiments/experiment-score.ts';
export { type DayRange, experimentWindow } from './experiments/experiment-window.ts';
export type { ExperimentMethod } from './experiments/find-winner.ts';
export type { OmnibusResult, PairwiseResult } from './experiments/fixed-horizon.ts';
export type { Improvement } from './experiments/improvement.ts';
export type { VariantSnapshot } from './experiments/metrics-snapshot.ts';
export { choosePrimaryMetric, type TestedMetric } from './experiments/primary-metric.ts';
export type { SequentialPair, StatisticalResults } from './experiments/statistical-results.ts';
export {
  type SummedVariants,
  sumVariantDays,
  type VariantDay,
  type VariantDays,
} from './experiments/sum-variant-days.ts';
export type { Figures, FiguresInput, VariantFigures, VariantInput } from './experiments/variant-figures.ts';
export type { VariantRate } from './experiments/variant-rates.ts';
export type { ExperimentWarning } from './experiments/warnings.ts';
export type { Cusum } from './fatigue/assess-cusum.ts';
export { detectFatigue } from './fatigue/detect-fatigue.ts';
export { type FatigueLevel, type FatigueScore, fatigueScore } from './fatigue/fatigue-score.ts';
export type { FatigueEvidence, FatigueRule, FatigueVerdict } from './fatigue/fatigue-verdict.ts';
export type { Drop } from './fatigue/measure-drop.ts';
export type { FatigueSubject } from './fatigue/measure-fatigue.ts';
export type { DayMaturity } from './fatigue/rate-day.ts';
export {
  addToSeason,
  firstRate,
  type SeasonDay,
  type SeasonSum,
  type SeasonSums,
  seasonWithout,
} from './fatigue/season.ts';
export type { ConversionRevision } from './maturity/conversion-revision.ts';
export { estimateMaturity, type MaturityEstimate, priorCurve } from './maturity/estimate-maturity.ts';
export {
  type MaturityAge,
  type MaturityGrain,
  maturityAges,
  maturityMoments,
} from './maturity/maturity-ages.ts';
export type { MaturityEvidence } from './maturity/maturity-evidence.ts';
// Model
export type { AdAccount } from './model/account.ts';
export type { Ad } from './model/ad.ts';
export type { AdSet } from './model/ad-set.ts';
export { type Budget, dailyEquivalent, remainingDays } from './model/budget.ts';
export type { Campaign, CampaignObjective } from './model/campaign.ts';
export type { Confidence } from './model/confidence.ts';
export type { Counterfactual } from './model/counterfactual.ts';
export type { Creative } from './model/creative.ts';
export type { CreativeStyle, StyleKind } from './model/creative-style.ts';
export type { ClickKind, DailyTotals } from './model/daily-totals.ts';
export {
  EXPERIMENT_METRICS,
  type Experiment,
  type ExperimentDesign,
  type ExperimentLook,
  type ExperimentMetric,
  type ExperimentOutcome,
  type ExperimentStatus,
  type ExperimentVariant,
  type ExperimentVerdict,
  PRIMARY_METRICS,
  type PrimaryMetric,
  type TakenLook,
} from './model/experiment.ts';
export type { Fragment, FragmentType, MeanScore, NarrativeStructure } from './model/fragment.ts';
export { type InsightRow, type IntradayPoint, settleUndelivered } from './model/insight-row.ts';
export type { Master } from './model/master.ts';
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
export type { PartApproval } from './model/part-approval.ts';
export type { ConfiguredStatus, EffectiveStatus } from './model/status.ts';
export type { StyleAsset, StyleGuide } from './model/style-guide.ts';
export type {
  DurationCategory,
  FragmentCut,
  Variant,
  VariantChange,
  VariantPerformance,
  VariantType,
} from './model/variant.ts';
// Optimizer
export { assignRole, type RoleSubject, type RoleVerdict } from './optimizer/assign-role.ts';
export type { BudgetStep } from './optimizer/budget-step.ts';
export {
  type CompositeInput,
  type CompositeTerms,
  compositeScore,
  compositeTerms,
} from './optimizer/composite-score.ts';
export { type CreativeConfidence, creativeConfidence } from './optimizer/creative-confidence.ts';
export type { CreativeRole } from './optimizer/creative-role.ts';
export type {
  CreativeBudget,
  CreativeRecord,
  CreativeState,
  EvaluatedCreative,
} from './optimizer/creative-state.ts';
export {
  type CreativeActionType,
  type CreativeDecision,
  decideCreativeActions,
} from './optimizer/decide-creative-actions.ts';
export { type Effect, type EstimatedImpact, estimateImpact } from './optimizer/estimate-impact.ts';
export { deriveRoleHistory, type RoleHistory } from './optimizer/role-history.ts';
export { type RankedCreative, selectWinner, type WinnerSelection } from './optimizer/select-winner.ts';
// Outage
export { type AccountDay, accountDays } from './outage/account-day.ts';
export type { ArrivalStep } from './outage/arrival-step.ts';
export { arrivalSteps } from './outage/arrival-steps.ts';
export { daySteps } from './outage/day-steps.ts';
export { describeCollapse, describeOutage } from './outage/describe-outage.ts';
export { detectOutage } from './outage/detect-outage.ts';
export type { AccountRates } from './outage/expected-step.ts';
export type { OutageKind } from './outage/judge-window.ts';
export type { Outage, OutageEvidence, OutageReport, TrafficCollapse } from './outage/outage.ts';
// Policy
export { breakEvenRoas } from './policy/break-even-roas.ts';
export { definePolicy, type PolicyInput, policyAmount, policyDigest } from './policy/define-policy.ts';
export { diffPolicies, type PolicyChange } from './policy/diff-policies.ts';
export { lintPolicy } from './policy/lint/lint-policy.ts';
export type { PolicyFault } from './policy/lint/policy-check.ts';
export type { PolicyFinding } from './policy/lint/policy-finding.ts';
export { applyOverride, findOverride, type PolicyOverride } from './policy/overrides.ts';
export { policyJsonSchema } from './policy/policy-json-schema.ts';
export { type Policy, policySchema } from './policy/policy-schema.ts';
export { type PolicyPreset, policyPresets } from './policy/presets.ts';
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
export type { InsightMoment, InsightQuery, InsightRead, InsightStore } from './ports/insight-store.ts';
export type { IntradayQuery, IntradayStore } from './ports/intraday-store.ts';
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
// Production
export { approvedParts } from './production/approved-parts.ts';
export { bestStructure, type StructureEstimate, type StructureVerdict } from './production/best-structure.ts';
export { checkHumanConstraints } from './production/check-human-constraints.ts';
export type { HumanLimits } from './production/check-parts.ts';
export type { ProductionPolicy } from './production/default-policy.ts';
export { durationCategory } from './production/duration-category.ts';
export { generateVariants, type VariantBatch } from './production/generate-variants.ts';
export { planRefresh, type RefreshPlan } from './production/plan-refresh.ts';
export { type RankedFragment, rankFragments } from './production/rank-fragments.ts';
export {
  type Promotion,
  type PromotionSelection,
  selectForPromotion,
} from './production/select-for-promotion.ts';
export type { ProductionInput } from './production/supply.ts';
export { computeRoasPrior, type RoasPrior } from './roas/account-baseline.ts';
export {
  type AttributedTouch,
  type AttributionModel,
  attributeConversion,
  type TouchPoint,
} from './roas/attribute-conversion.ts';
export { type ClickValue, computeClickValue } from './roas/click-value.ts';
export { decideRoasScaling, type ScaledEntity } from './roas/decide-roas-scaling.ts';
export { estimateRoas, type RoasEstimate } from './roas/estimate-roas.ts';
export {
  type CalendarDay,
  completeDays,
  type MaturedDay,
  maturedDays,
  shareKnown,
} from './roas/matured-day.ts';
export { measureRoas, type RoasFigures, type RoasMeasurement } from './roas/measure-roas.ts';
export { type OrderEvidence, roasLowerEnd, roasUpperEnd } from './roas/order-interval.ts';
export { computeOrderSquareRatio } from './roas/order-square-ratio.ts';
export { predictRoas, type RoasPrediction } from './roas/predict-roas.ts';
export {
  type ReallocatedItem,
  type Reallocation,
  type ReallocationItem,
  reallocateBudget,
} from './roas/reallocate-budget.ts';
export type { RoasDay } from './roas/roas-day.ts';
export { type RoasThresholds, roasThresholds } from './roas/roas-thresholds.ts';
export { type RoasTier, roasEfficiency, roasTier } from './roas/roas-tier.ts';
export { type RoasTrend, roasTrend } from './roas/roas-trend.ts';
export type { RoasVerdict } from './roas/roas-verdict.ts';
export { type RoasEvidence, type RoasWindow, sumWindow } from './roas/roas-window.ts';
export { type RoasSummary, summarizeRoas } from './roas/summarize-roas.ts';
export { apportion } from './shared/apportion.ts';
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
  type SpikeReturn,
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
export type { SpikeGrain, SpikePeriod } from './spike/spike-period.ts';
export type { SpikePoint } from './spike/spike-series.ts';
// Statistics
export * from './stats/index.ts';
// Targeting
export type { TargetingChange } from './targeting/apply-segments.ts';
export type { SegmentBudget } from './targeting/divide-segments.ts';
export type { ScoredSegment } from './targeting/rank-segments.ts';
export { recommendTargeting, type TargetingRecommendation } from './targeting/recommend-targeting.ts';
export { type SegmentScore, scoreSegment } from './targeting/score-segment.ts';
export type { Segment, SegmentFigures, SegmentKind } from './targeting/segment.ts';
export { type TargetedFigures, targetedSegments } from './targeting/targeted-segments.ts';
