import type { Experiment } from '../../src/index.ts';

/** A running test of two ads on their click-through rate, in its third day. */
export function anExperiment(overrides: Partial<Experiment> = {}): Experiment {
  return {
    id: 'experiment-1',
    accountId: 'act_1',
    campaignId: 'campaign-1',
    name: 'Test',
    status: 'active',
    primaryMetric: 'ctr',
    metrics: ['ctr', 'cpc', 'roas'],
    design: 'observational',
    startedAt: '2026-01-12T12:00:00.000Z',
    plannedEndAt: '2026-01-26T12:00:00.000Z',
    variants: [
      { id: 'variant-a', name: 'A', adId: 'ad-1' },
      { id: 'variant-b', name: 'B', adId: 'ad-2' },
    ],
    running: {},
    lastLook: null,
    outcome: null,
    ...overrides,
  };
}
