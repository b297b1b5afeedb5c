import type { TestSetup } from './run-test.ts';

/** A kind of test that is simulated many times. */
export type Scenario = TestSetup & {
  readonly name: string;
  /** The arm that is truly better than all others; null where there is none, and every winner is a false one. */
  readonly best: number | null;
  /** Of the runs asked for: tests of many arms take long, and hardly ever find anything. */
  readonly share: number;
};

const IMPRESSIONS = 5000;
const CTR = 0.02;
const NOISE = 0.15;
const ALIKE = [0, 0];

type Clicks = Partial<Pick<Scenario, 'share' | 'knowledge'>> & {
  readonly lifts: readonly number[];
  readonly cv: number;
};

function clicks(name: string, { lifts, cv, knowledge = 'account_history', share = 1 }: Clicks): Scenario {
  const world = { metric: 'ctr', impressions: IMPRESSIONS, rate: CTR, lifts, cv } as const;
  return { name, world, knowledge, share, best: bestOf(lifts) };
}

/** Orders vary from day to day as clicks do; their prior is wider. */
function orders(
  name: string,
  {
    metric,
    perDay,
    lifts,
  }: { readonly metric: 'orders' | 'revenue'; readonly perDay: number; readonly lifts: readonly number[] },
): Scenario {
  const world = { metric, impressions: IMPRESSIONS, rate: perDay / IMPRESSIONS, lifts, cv: NOISE };
  return { name, world, knowledge: 'account_history', share: 1, best: bestOf(lifts) };
}

function alike(arms: number): readonly number[] {
  return Array.from({ length: arms }, () => 0);
}

function tiedAtTheTop(arms: number): readonly number[] {
  return Array.from({ length: arms }, (_, arm) => (arm < 2 ? 0 : -0.5));
}

/** The one arm whose lift is the largest. */
function bestOf(lifts: readonly number[]): number | null {
  const best = lifts.indexOf(Math.max(...lifts));
  return lifts.lastIndexOf(Math.max(...lifts)) === best ? best : null;
}

/** By what they are called in the rows. */
export const SCENARIOS: readonly Scenario[] = [
  clicks('alike, independent', { lifts: ALIKE, cv: 0 }),
  clicks('alike, declared independent', { lifts: ALIKE, cv: 0, knowledge: 'independent' }),
  clicks('alike, 15 %', { lifts: ALIKE, cv: NOISE }),
  clicks('alike, 25 %, no history', { lifts: ALIKE, cv: 0.25, knowledge: 'none' }),
  clicks('5 alike, 15 %', { lifts: alike(5), cv: NOISE }),
  clicks('+30 %, declared independent', { lifts: [0.3, 0], cv: 0, knowledge: 'independent' }),
  clicks('+30 %, independent', { lifts: [0.3, 0], cv: 0 }),
  clicks('+30 %, 15 %', { lifts: [0.3, 0], cv: NOISE }),
  ...[20, 50, 200].flatMap((perDay) =>
    [0.2, 0.5].map((lift) =>
      orders(`revenue of 5, +${100 * lift} % at ${perDay}`, {
        metric: 'revenue',
        perDay,
        lifts: [lift, 0, 0, 0, 0],
      }),
    ),
  ),
  clicks('3 alike, 15 %', { lifts: alike(3), cv: NOISE }),
  clicks('10 alike, 15 %', { lifts: alike(10), cv: NOISE, share: 0.25 }),
  clicks('15 alike, 15 %', { lifts: alike(15), cv: NOISE, share: 0.15 }),
  clicks('5, two tied at the top', { lifts: tiedAtTheTop(5), cv: NOISE, share: 0.5 }),
  clicks('10, two tied at the top', { lifts: tiedAtTheTop(10), cv: NOISE, share: 0.25 }),
  orders('orders alike', { metric: 'orders', perDay: 20, lifts: ALIKE }),
  orders('orders of 5 alike', { metric: 'orders', perDay: 20, lifts: alike(5) }),
  orders('revenue alike', { metric: 'revenue', perDay: 20, lifts: ALIKE }),
  orders('revenue of 5 alike', { metric: 'revenue', perDay: 20, lifts: alike(5) }),
];
