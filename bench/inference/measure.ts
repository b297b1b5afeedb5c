import { wilsonInterval } from '../../packages/core/src/index.ts';
import type { Declared } from './run-test.ts';

/** What is told of many simulated tests. All but the day are shares. */
export type Measure = 'declared' | 'right' | 'wrong' | 'right among declared' | 'day of 80 %';

/** null stands for "not reached" and "none declared". */
export type Estimate = {
  readonly value: number | null;
  /** 95 %. */
  readonly interval: readonly [low: number | null, high: number | null];
};

/** What a method declared in a test, and the arm that it should have declared. */
export type Verdict = { readonly declared: Declared; readonly best: number | null };

const CONFIDENCE = 0.95;
const FOUND = 0.8;
// Of a normal distribution, for 95 %.
const Z = 1.96;

export function measure(verdicts: readonly Verdict[], wanted: Measure): Estimate {
  if (wanted === 'day of 80 %') return dayOfMost(verdicts);
  const declared = verdicts.filter((verdict) => verdict.declared !== null);
  const right = declared.filter((verdict) => verdict.declared?.arm === verdict.best);
  switch (wanted) {
    case 'declared':
      return share(declared.length, verdicts.length);
    case 'right':
      return share(right.length, verdicts.length);
    case 'wrong':
      return share(declared.length - right.length, verdicts.length);
    case 'right among declared':
      return share(right.length, declared.length);
  }
}

function share(count: number, total: number): Estimate {
  return total === 0
    ? { value: null, interval: [0, 1] }
    : { value: count / total, interval: wilsonInterval(count, total, CONFIDENCE) };
}

/** The day by which 80 % of the tests have found the better arm, between two order statistics. */
function dayOfMost(verdicts: readonly Verdict[]): Estimate {
  const days = verdicts
    .map(({ declared, best }) =>
      declared !== null && declared.arm === best ? declared.day : Number.POSITIVE_INFINITY,
    )
    .sort((a, b) => a - b);
  const at = (rank: number): number | null => {
    const day = days[Math.min(days.length, Math.max(1, Math.round(rank))) - 1];
    return day === undefined || day === Number.POSITIVE_INFINITY ? null : day;
  };
  const rank = FOUND * days.length;
  const spread = Z * Math.sqrt(rank * (1 - FOUND));
  return { value: at(Math.ceil(rank)), interval: [at(rank - spread), at(rank + spread)] };
}
