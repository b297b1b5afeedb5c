import type { Policy } from '../policy/policy-schema.ts';
import { normalUpperQuantileOfLn } from '../stats/special-functions/normal-distribution.ts';
import type { NoSpikeEvidence, SpikeEvidence } from './spike-evidence.ts';

export type SpikeMetric = 'ctr' | 'cvr' | 'roas' | 'cpc' | 'cpm' | 'spend' | 'frequency';

export type SpikeSeverity = 'minor' | 'moderate' | 'severe';

/** Whether a change is one to wish for; spending is neither by itself. */
export type SpikeDirection = 'good' | 'bad' | 'neutral';

/** A metric of the period that could be judged. Costs and spend are in minor units. */
export type SpikeTested = {
  readonly metric: SpikeMetric;
  readonly tested: true;
  /** The metric's value; null where it has none, as the cost per click has without clicks. */
  readonly observed: number | null;
  /** What the entity's own past leads one to expect. */
  readonly expected: number | null;
  readonly change: 'up' | 'down';
  readonly direction: SpikeDirection;
  /** Two-sided, of this metric alone. */
  readonly pValue: number;
  /** Times the number of tests of the entity in a day. */
  readonly adjustedPValue: number;
  /** The normal deviate of `adjustedPValue`, above 0 where the metric went up. */
  readonly zEq: number;
  /** null where the change is no spike. */
  readonly severity: SpikeSeverity | null;
  readonly reason: string;
};

/** A metric that could not be judged, and why. */
export type SpikeUntested = {
  readonly metric: SpikeMetric;
  readonly tested: false;
  readonly observed: null;
  readonly expected: null;
  readonly change: null;
  readonly direction: null;
  readonly pValue: null;
  readonly adjustedPValue: null;
  readonly zEq: null;
  readonly severity: null;
  readonly reason: string;
};

export type SpikeTest = SpikeTested | SpikeUntested;

const GOOD_WHEN_UP: Readonly<Record<SpikeMetric, boolean | null>> = {
  ctr: true,
  cvr: true,
  roas: true,
  cpc: false,
  cpm: false,
  spend: null,
  frequency: false,
};

/** Judges a metric's evidence as one of `tests` tests of the entity in a day. */
export function judgeEvidence(
  metric: SpikeMetric,
  evidence: SpikeEvidence | NoSpikeEvidence,
  { tests, spikes }: { readonly tests: number; readonly spikes: Policy['spikes'] },
): SpikeTest {
  if (evidence.kind === 'none') return untested(metric, evidence.reason);
  const { observed, expected, change, lnP } = evidence;
  const lnAdjusted = Math.min(0, lnP + Math.log(tests));
  const size = normalUpperQuantileOfLn(lnAdjusted - Math.LN2);
  const zEq = change === 'up' ? size : 0 - size;
  return {
    metric,
    tested: true,
    observed,
    expected,
    change,
    direction: directionOf(metric, change),
    pValue: Math.exp(lnP),
    adjustedPValue: Math.exp(lnAdjusted),
    zEq,
    severity: severityOf(size, spikes),
    reason: `${describe(metric, observed, expected)}: z ${zEq.toFixed(2)} as one of ${tests} tests`,
  };
}

function untested(metric: SpikeMetric, reason: string): SpikeUntested {
  return {
    metric,
    tested: false,
    observed: null,
    expected: null,
    change: null,
    direction: null,
    pValue: null,
    adjustedPValue: null,
    zEq: null,
    severity: null,
    reason: `${metric} not tested: ${reason}`,
  };
}

function severityOf(size: number, { minor, moderate, severe }: Policy['spikes']): SpikeSeverity | null {
  if (size >= severe) return 'severe';
  if (size >= moderate) return 'moderate';
  return size >= minor ? 'minor' : null;
}

function directionOf(metric: SpikeMetric, change: 'up' | 'down'): SpikeDirection {
  const goodWhenUp = GOOD_WHEN_UP[metric];
  if (goodWhenUp === null) return 'neutral';
  return goodWhenUp === (change === 'up') ? 'good' : 'bad';
}

function describe(metric: SpikeMetric, observed: number | null, expected: number | null): string {
  if (observed === null || expected === null) return `${metric} without a value`;
  const share = Math.abs(observed / expected - 1) * 100;
  return `${metric} ${share.toFixed(1)} % ${observed < expected ? 'below' : 'above'} expectation`;
}
