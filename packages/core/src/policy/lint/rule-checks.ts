import { roasThresholds } from '../../roas/roas-thresholds.ts';
import { spikesAtBreakEven } from '../../spike/spikes-at-break-even.ts';
import { cutOff, extreme, larger, type PolicyCheck } from './policy-check.ts';

const STEPS = ['roas.maxStep', 'spikes.boostStep', 'spikes.decreaseStep', 'allocation.maxStep'];

/** Rules that no data can meet, and rules that undo each other. */
export const ruleChecks: readonly PolicyCheck[] = [
  extreme('never_fires', 'roas.maxStep', 0, 'no budget follows its return: every step is nothing'),
  extreme('never_fires', 'spikes.boostStep', 0, 'a boost raises nothing'),
  extreme('never_fires', 'spikes.decreaseStep', 0, 'bad news lower nothing'),
  extreme('never_fires', 'spikes.riskCtrDrop', 1, 'short of no click at all no CTR is a risk by itself'),
  ...STEPS.map((path) =>
    cutOff(
      'contradiction',
      [path, 'limits.maxStep'],
      'the largest step that the rule may take is larger than what the limit lets through',
    ),
  ),
  cutOff(
    'contradiction',
    ['production.promote', 'production.maxVariants'],
    'more variants are promoted than are made',
  ),
  larger(
    'never_fires',
    ['spikes.minRobustPoints', 'spikes.maxBaselinePoints'],
    'spend rate and frequency are never tested: the baseline is too short',
  ),
  larger(
    'never_fires',
    ['allocation.deadBand', 'allocation.maxStep'],
    'no budget is divided anew: every step is too small to be made',
  ),
  larger(
    'contradiction',
    ['spikes.boostHours', 'spikes.boostCooldownHours'],
    'the next boost may begin before the last one ends',
  ),
  larger(
    'contradiction',
    ['roas.decreaseEvidence', 'roas.pauseEvidence'],
    'a pause needs less evidence than a cut',
  ),
  {
    fault: 'contradiction',
    paths: ['roas.outlierRoas', 'roas.increaseAbove', 'roas.breakEvenRoas'],
    applies: (policy) => policy.roas.outlierRoas < roasThresholds(policy).increaseAbove,
    message: 'every return that asks for a raise is an outlier, until there are `outlierConversions`',
  },
  {
    fault: 'contradiction',
    paths: ['spikes.boostRoasAbove', 'roas.decreaseBelow', 'roas.breakEvenRoas'],
    applies: (policy) => spikesAtBreakEven(policy).boostRoasAbove < roasThresholds(policy).decreaseBelow,
    message: 'spikes boost a return that the ROAS rule cuts',
  },
  {
    fault: 'contradiction',
    paths: ['spikes.pauseRoasBelow', 'roas.increaseAbove', 'roas.breakEvenRoas'],
    applies: (policy) => spikesAtBreakEven(policy).pauseRoasBelow > roasThresholds(policy).increaseAbove,
    message: 'spikes pause a return that the ROAS rule raises',
  },
  {
    fault: 'contradiction',
    paths: ['spikes.riskRoasBelow', 'roas.increaseAbove', 'roas.breakEvenRoas'],
    applies: (policy) => spikesAtBreakEven(policy).riskRoasBelow > roasThresholds(policy).increaseAbove,
    message: 'spikes take a return for a risk that the ROAS rule raises',
  },
];
