import { roasThresholds } from '../../roas/roas-thresholds.ts';
import type { Policy } from '../policy-schema.ts';
import { exceeds, type PolicyCheck } from './policy-check.ts';

const STEPS = [
  ['roas.maxStep', ({ roas }: Policy) => roas.maxStep],
  ['spikes.boostStep', ({ spikes }: Policy) => spikes.boostStep],
  ['spikes.decreaseStep', ({ spikes }: Policy) => spikes.decreaseStep],
  ['allocation.maxStep', ({ allocation }: Policy) => allocation.maxStep],
] as const;

/** Rules that no data can meet, and rules that undo each other. */
export const ruleChecks: readonly PolicyCheck[] = [
  {
    fault: 'never_fires',
    paths: ['limits.maxStep'],
    applies: ({ limits }) => limits.maxStep === 0,
    message: 'no budget is ever changed: every step is larger',
  },
  {
    fault: 'never_fires',
    paths: ['limits.maxRollingIncrease'],
    applies: ({ limits }) => limits.maxRollingIncrease === 1,
    message: 'no budget is ever raised',
  },
  {
    fault: 'never_fires',
    paths: ['limits.maxRollingDecrease'],
    applies: ({ limits }) => limits.maxRollingDecrease === 1,
    message: 'no budget is ever lowered',
  },
  ...STEPS.map(
    ([path, stepOf]): PolicyCheck => ({
      fault: 'contradiction',
      paths: [path, 'limits.maxStep'],
      applies: (policy) => exceeds(stepOf(policy), policy.limits.maxStep),
      message: 'the largest step that the rule may take is larger than what the limit lets through',
    }),
  ),
  {
    fault: 'never_fires',
    paths: ['spikes.boostStep'],
    applies: ({ spikes }) => spikes.boostStep === 0,
    message: 'a boost raises nothing',
  },
  {
    fault: 'never_fires',
    paths: ['spikes.minRobustPoints', 'spikes.maxBaselinePoints'],
    applies: ({ spikes }) => spikes.minRobustPoints > spikes.maxBaselinePoints,
    message: 'spend rate and frequency are never tested: the baseline is too short',
  },
  {
    fault: 'contradiction',
    paths: ['spikes.boostHours', 'spikes.boostCooldownHours'],
    applies: ({ spikes }) => spikes.boostHours > spikes.boostCooldownHours,
    message: 'the next boost may begin before the last one ends',
  },
  {
    fault: 'contradiction',
    paths: ['spikes.boostRoasAbove', 'roas.decreaseBelow', 'roas.breakEvenRoas'],
    applies: (policy) => policy.spikes.boostRoasAbove < roasThresholds(policy).decreaseBelow,
    message: 'spikes boost a return that the ROAS rule cuts',
  },
  {
    fault: 'contradiction',
    paths: ['spikes.pauseRoasBelow', 'roas.increaseAbove', 'roas.breakEvenRoas'],
    applies: (policy) => policy.spikes.pauseRoasBelow > roasThresholds(policy).increaseAbove,
    message: 'spikes pause a return that the ROAS rule raises',
  },
  {
    fault: 'contradiction',
    paths: ['spikes.riskRoasBelow', 'roas.increaseAbove', 'roas.breakEvenRoas'],
    applies: (policy) => policy.spikes.riskRoasBelow > roasThresholds(policy).increaseAbove,
    message: 'spikes take a return for a risk that the ROAS rule raises',
  },
  {
    fault: 'contradiction',
    paths: ['production.promote', 'production.maxVariants'],
    applies: ({ production }) => production.promote > production.maxVariants,
    message: 'more variants are promoted than are made',
  },
];
