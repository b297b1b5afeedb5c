import type { MinorUnits } from '../shared/money.ts';

/** What one arm gets, and why. Amounts in minor units a day. */
export type AllocatedArm = {
  readonly id: string;
  readonly from: MinorUnits;
  readonly to: MinorUnits;
  /** What it should have in the end: the mean of its parts over the draws, before steps and limits. */
  readonly target: number;
  /** What is believed of the ROAS of its first unit: mean, and the ends of 90 % of the draws. */
  readonly initialRoas: number;
  readonly initialRoasLow: number;
  readonly initialRoasHigh: number;
  /** What the next unit brings on average where `to` is spent. */
  readonly marginalRoas: number;
  /** In what share of the draws its part lies on the side of `from` on which `to` does; null where it stays. */
  readonly certainty: number | null;
  /** One sentence with the figures. */
  readonly reason: string;
};

/** A division of a budget. Amounts in minor units a day. */
export type Allocation = {
  /** In order of their ids. */
  readonly arms: readonly AllocatedArm[];
  /** Sum of the budgets before and after. */
  readonly before: MinorUnits;
  readonly after: MinorUnits;
  /** What was to be divided. */
  readonly total: MinorUnits;
  /** The spend at which returns have halved. */
  readonly scale: number;
  /** Fall of the logarithm of click rates per week of the total's impressions. */
  readonly wear: number;
  /** On what the division rests, in a sentence. */
  readonly reason: string;
  /** Whether any arm's first unit earns what it must; null where that was not asked. */
  readonly pays: boolean | null;
};
