import * as fc from 'fast-check';
import { definePolicy, formatMinorUnits, type Policy } from '../../src/index.ts';
import { anyOverrides } from './any-overrides.ts';

const hours = fc.constantFrom(0, 6, 24, 48);

/** A policy that a host could have written, in the currency. */
export function anyPolicy({ currency }: { readonly currency: string }): fc.Arbitrary<Policy> {
  const amount = fc
    .oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.constant(100_000_000), fc.constant(100_000_000))
    .map((minor) => formatMinorUnits(minor, currency));
  return fc
    .record({
      limits: fc.record({
        maxDailyBudgetPerAdSet: amount,
        maxDailyBudgetPerCampaign: amount,
        maxTotalDailySpend: amount,
        maxWorstCaseDay: fc.option(amount, { nil: null }),
        dailyFlex: fc.constantFrom(1, 1.25, 1.75),
        maxStep: fc.constantFrom(0.1, 0.4, 1),
        learningMaxStep: fc.constantFrom(0, 0.2, 0.5),
        protectLearning: fc.constantFrom('clip', 'strict'),
        increaseCooldownHours: hours,
        decreaseCooldownHours: hours,
        decreaseAfterIncreaseHours: hours,
        directionChangeHours: hours,
        maxActionsPerCycle: fc.constantFrom(1, 5, 50),
        quietHours: fc.constantFrom(null, null, null, { from: 22, to: 6 }),
        protectedIds: fc.constantFrom<string[]>([], [], [], ['campaign-0', 'campaign-1/set-0']),
      }),
      approvals: fc.record({ perAction: amount, maxPauses: fc.constantFrom(1, 5, 50), requireHumanApproval }),
      roas: fc.record({
        estimator: fc.constantFrom('shrunk', 'raw'),
        requireConfidence: fc.boolean(),
        breakEvenRoas: fc.constantFrom(null, null, 0.5, 2),
        minConversions: fc.constantFrom(0, 10),
        pauseEvidence: fc.constantFrom(1, 10),
        decreaseEvidence: fc.constantFrom(1, 5),
        maxStep: fc.constantFrom(0.2, 0.4, 0.9),
      }),
      fatigue: fc.record({
        minStandardErrors: fc.constantFrom(0, 3),
        minBlockImpressions: fc.constantFrom(1, 1000),
      }),
      experiments: fc.record({
        minImpressionsPerVariant: fc.constantFrom(0, 1000),
        method: fc.constantFrom('always_valid', 'chi_square', 'bayesian'),
        winnerBy: fc.constantFrom('primary_metric', 'composite'),
      }),
      budgeting: fc.constantFrom('thresholds', 'thresholds', 'marginal'),
      allocation: fc.record({
        total: fc.constantFrom('fixed', 'marginal'),
        dailyTotal: amount,
        draws: fc.constant(20),
        maxStep: fc.constantFrom(0.2, 0.9),
      }),
      metrics: fc.record({ clicks: fc.constantFrom('link', 'all') }),
      overrides: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: anyOverrides }),
    })
    .map((fields) => definePolicy({ ...fields, currency }));
}

const requireHumanApproval = fc.constantFrom(false, false, false, false, false, true);
