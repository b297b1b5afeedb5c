import { type Estimate, measure } from './measure.ts';
import type { TestRun } from './run-test.ts';
import type { Scenario } from './scenarios.ts';
import type { Statement, Target } from './statements.ts';

/** One line of the report. */
export type Row = {
  readonly name: string;
  readonly unit: 'share' | 'days';
  readonly runs: number;
  readonly alwaysValid: Estimate;
  readonly target: Target | null;
  /** False only where the whole interval lies beyond the target. */
  readonly met: boolean;
  /** The fixed-horizon test, looked at in the same way at the same data. */
  readonly chiSquare: Estimate;
};

/** A statement with what the simulated tests say about it. */
export function rowOf(
  { name, of, measure: wanted, target }: Statement,
  results: ReadonlyMap<string, readonly TestRun[]>,
  scenarios: readonly Scenario[],
): Row {
  const verdictsOf = (method: keyof TestRun) =>
    scenarios
      .filter((scenario) => of.includes(scenario.name))
      .flatMap(({ name: scenario, best }) =>
        (results.get(scenario) ?? []).map((run) => ({ declared: run[method], best })),
      );
  const verdicts = verdictsOf('alwaysValid');
  const alwaysValid = measure(verdicts, wanted);
  return {
    name,
    unit: wanted === 'day of 80 %' ? 'days' : 'share',
    runs: verdicts.length,
    alwaysValid,
    target,
    met: target === null || !isBeyond(alwaysValid, target),
    chiSquare: measure(verdictsOf('chiSquare'), wanted),
  };
}

function isBeyond({ interval: [low, high] }: Estimate, { kind, bound }: Target): boolean {
  // A day that is not reached lies beyond every bound.
  if (kind === 'at most') return (low ?? Number.POSITIVE_INFINITY) > bound;
  return (high ?? Number.POSITIVE_INFINITY) < bound;
}
