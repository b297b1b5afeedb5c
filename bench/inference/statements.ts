import type { Measure } from './measure.ts';

/** A sentence about simulated tests, with the figure that it claims. */
export type Statement = {
  readonly name: string;
  /** Names of the scenarios whose tests are counted together. */
  readonly of: readonly string[];
  readonly measure: Measure;
  readonly target: Target | null;
};

export type Target = { readonly kind: 'at most' | 'at least'; readonly bound: number };

const REVENUE = [20, 50, 200].flatMap((perDay) =>
  [20, 50].map((lift) => `revenue of 5, +${lift} % at ${perDay}`),
);

function atMost(bound: number): Target {
  return { kind: 'at most', bound };
}

function atLeast(bound: number): Target {
  return { kind: 'at least', bound };
}

function falseWinners(name: string, scenario: string, bound = 0.05): Statement {
  return { name: `false winners: ${name}`, of: [scenario], measure: 'declared', target: atMost(bound) };
}

/**
 * First what is promised, then the families behind it: the false winners of any number of arms and any metric stay
 * below alpha.
 */
export const STATEMENTS: readonly Statement[] = [
  falseWinners('2 ads alike, independent impressions', 'alike, independent', 0.03),
  falseWinners('2 ads alike, noise 15 %', 'alike, 15 %', 0.03),
  falseWinners('2 ads alike, noise 25 %, account without history', 'alike, 25 %, no history'),
  falseWinners('5 ads alike, noise 15 %', '5 alike, 15 %', 0.03),
  {
    name: '+30 %: day by which 80 % are found, declared independent',
    of: ['+30 %, declared independent'],
    measure: 'day of 80 %',
    target: atMost(4),
  },
  {
    name: '+30 %: day by which 80 % are found, independent but not declared',
    of: ['+30 %, independent'],
    measure: 'day of 80 %',
    target: atMost(4.5),
  },
  { name: '+30 %: found by day 14, noise 15 %', of: ['+30 %, 15 %'], measure: 'right', target: atLeast(0.8) },
  {
    name: '5 ads by revenue, one truly better: right among declared',
    of: REVENUE,
    measure: 'right among declared',
    target: atLeast(0.95),
  },
  {
    name: '5 ads by revenue, +50 %, 50 orders a day each: found',
    of: ['revenue of 5, +50 % at 50'],
    measure: 'right',
    target: atLeast(0.65),
  },
  {
    name: '5 ads by revenue, one truly better: wrong of all',
    of: REVENUE,
    measure: 'wrong',
    target: atMost(0.01),
  },
  falseWinners('2 ads alike, declared independent', 'alike, declared independent'),
  falseWinners('3 ads alike, noise 15 %', '3 alike, 15 %'),
  falseWinners('10 ads alike, noise 15 %', '10 alike, 15 %'),
  falseWinners('15 ads alike, noise 15 %', '15 alike, 15 %'),
  falseWinners('5 ads, two of them tied at the top', '5, two tied at the top'),
  falseWinners('10 ads, two of them tied at the top', '10, two tied at the top'),
  falseWinners('2 ads alike by orders, 20 a day each', 'orders alike'),
  falseWinners('5 ads alike by orders, 20 a day each', 'orders of 5 alike'),
  falseWinners('2 ads alike by revenue, 20 orders a day each', 'revenue alike'),
  falseWinners('5 ads alike by revenue, 20 orders a day each', 'revenue of 5 alike'),
  ...REVENUE.map(
    (name): Statement => ({
      name: `found: ${name} orders a day each`,
      of: [name],
      measure: 'right',
      target: null,
    }),
  ),
];
