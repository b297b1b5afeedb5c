import type { MinorUnits } from '../shared/money.ts';

/** A rate believed to follow a gamma distribution of mean `shape / rate`. */
export type GammaBelief = { readonly shape: number; readonly rate: number };

/** All that an arm's share is decided by. Plain JSON. Amounts in minor units. */
export type ArmBelief = {
  readonly id: string;
  /** What it may spend a day at present. */
  readonly budget: MinorUnits;
  readonly floor: MinorUnits;
  /** Null where there is no limit. */
  readonly cap: MinorUnits | null;
  /** Nothing of it was ever shown. */
  readonly isNew: boolean;
  /** Its clicks are not reported: its budget stays, for nothing tells a good one from a poor one. */
  readonly isBlind: boolean;
  /** Clicks per impression, as they are now; of days with more conversions than clicks, conversions. */
  readonly clickRate: GammaBelief;
  /** Conversions per such click, late ones included. */
  readonly conversionRate: GammaBelief;
  /** Revenue per conversion: mean, and standard deviation of what is believed of it relative to the mean. */
  readonly orderValue: { readonly mean: number; readonly spread: number };
  /** Impressions that the first minor unit of spend buys. */
  readonly impressionsPerUnit: number;
};

/** What is known of all arms that share one total. Plain JSON. */
export type AllocationBelief = {
  /** In order of their ids. */
  readonly arms: readonly ArmBelief[];
  /** The spend a day at which returns have halved, in minor units. */
  readonly scale: number;
  /** Fall of the logarithm of click rates per week of the total's impressions; 0 or less. */
  readonly wear: number;
  /** Why returns are not compared; null where they are. */
  readonly blind: Blindness | null;
};

/** `idle`: nothing was sold, and all parts are equal. `unmeasured`: nobody knows what was sold, and nothing changes. */
export type Blindness = { readonly kind: 'idle' | 'unmeasured'; readonly reason: string };

export function meanOf({ shape, rate }: GammaBelief): number {
  return shape / rate;
}

/** What the first unit of an arm's spend is believed to bring. */
export function meanReturn({
  clickRate,
  conversionRate,
  orderValue,
  impressionsPerUnit,
}: Pick<ArmBelief, 'clickRate' | 'conversionRate' | 'orderValue' | 'impressionsPerUnit'>): number {
  return meanOf(clickRate) * meanOf(conversionRate) * orderValue.mean * impressionsPerUnit;
}
