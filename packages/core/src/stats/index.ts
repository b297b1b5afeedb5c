export { type AdjustmentMethod, adjustPValues } from './adjust-p-values.ts';
export type { AlphaSpending } from './alpha-spending.ts';
export { alwaysValidRatioTest } from './always-valid-ratio-test.ts';
export { alwaysValidRevenueTest, type RevenueTestOptions } from './always-valid-revenue-test.ts';
export { alwaysValidTest, type RateTest } from './always-valid-test.ts';
export type { ArmsComparison, ComparedArm, CompareOptions } from './arms-comparison.ts';
export {
  type BetaParameters,
  type BetaPosterior,
  betaPosterior,
  credibleInterval,
} from './beta-posterior.ts';
export { bootstrapInterval } from './bootstrap-interval.ts';
export { type ChiSquareOptions, chiSquareTest } from './chi-square-test.ts';
export { compareArms, type RateArm } from './compare-arms.ts';
export { compareArmsByRevenue, type RevenueArm } from './compare-arms-by-revenue.ts';
export type { ContingencyOptions, ContingencyResult, UntestableTable } from './contingency-table.ts';
export { type CountEProcessOptions, type CountEvidence, countEProcess } from './count-e-process.ts';
export { type CountTail, countTail } from './count-tail.ts';
export { type CusumPath, cusum } from './cusum.ts';
export type { ArmsDispersion, Dispersion, DispersionEstimate, DispersionPrior } from './dispersion.ts';
export { effectiveDays } from './effective-days.ts';
export type { Elimination } from './eliminate-arms.ts';
export { estimateDispersion } from './estimate-dispersion.ts';
export { type FisherResult, fisherExactTest } from './fisher-exact-test.ts';
export { gTest } from './g-test.ts';
export { groupSequentialBounds, type SequentialBound } from './group-sequential-bounds.ts';
export { hybridPValue } from './hybrid-p-value.ts';
export type { ArmDayTable } from './measure-scatter.ts';
export { type DetectableEffect, minimumDetectableEffect } from './minimum-detectable-effect.ts';
export {
  type AlwaysValidOptions,
  type AlwaysValidResult,
  type Contrast,
  mixtureTest,
  type UntestableDifference,
} from './mixture-test.ts';
export type { AlternativeHypothesis, PValue } from './p-value.ts';
export { accountDispersionPrior, poolDispersion } from './pool-dispersion.ts';
export { type OrderSquarePrior, poolOrderSquares } from './pool-order-squares.ts';
export { powerTwoProportions } from './power-two-proportions.ts';
export { expectedLoss, type PosteriorOptions, probabilityBest } from './probability-best.ts';
export type { ProportionDesign } from './proportion-design.ts';
export type { RatePoint } from './rate-series.ts';
export { type RateSpread, rateSpread } from './rate-spread.ts';
export type { RatioDay } from './ratio-day.ts';
export { type RatioDifference, ratioDifference } from './ratio-difference.ts';
export type { RatioEstimate, RatioMoments } from './ratio-estimate.ts';
export { type RatioInterval, type RatioOptions, ratioInterval } from './ratio-interval.ts';
export type { RevenueCounts } from './revenue-contrast.ts';
export { robustZ } from './robust-z.ts';
export type { RunningPValues } from './running-p-values.ts';
export { type SampleRatioResult, sampleRatioMismatch } from './sample-ratio-mismatch.ts';
export { type SampleSize, sampleSizeTwoProportions } from './sample-size-two-proportions.ts';
export { type OmnibusTest, sequentialOmnibusTest } from './sequential-omnibus-test.ts';
export { type ObservedLevel, type ShrinkOptions, shrinkEstimates } from './shrink-estimates.ts';
export { type Equivalence, testEquivalence } from './test-equivalence.ts';
export { type RobustTrend, theilSen } from './theil-sen.ts';
export { type Trend, trend, type UntestableTrend } from './trend.ts';
export type { TrialCounts } from './trial-counts.ts';
export {
  type TwoProportionOptions,
  type TwoProportionResult,
  twoProportionTest,
} from './two-proportion-test.ts';
export { wilsonInterval } from './wilson-interval.ts';
