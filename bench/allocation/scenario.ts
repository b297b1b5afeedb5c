/** What a market is like. Amounts in major units. */
export type Scenario = {
  readonly name: string;
  /** Creatives wear out. */
  readonly fatigue: boolean;
  /** Conversions are reported late. */
  readonly delay: boolean;
  /** Hours, weekends and days differ. */
  readonly season: boolean;
  /** Prices and demand jump, tracking fails, bots click. */
  readonly shocks: boolean;
  /** New creatives come while it runs. */
  readonly arrivals: boolean;
  /** What is to be spent a day, and the most of a budget that is free. */
  readonly dailyBudget: number;
  readonly mostBudget: number;
  readonly averageOrderValue: number;
  /** Spread of the creatives' logarithms, and the correlation of click and conversion rates. */
  readonly clickSpread: number;
  readonly conversionSpread: number;
  readonly valueSpread: number;
  readonly correlation: number;
  /** Impressions after which most of a creative's wear is done. */
  readonly wearAfter: number;
};

const STATIONARY: Scenario = {
  name: 'S1',
  fatigue: false,
  delay: false,
  season: false,
  shocks: false,
  arrivals: false,
  dailyBudget: 1000,
  mostBudget: 5000,
  averageOrderValue: 62.5,
  clickSpread: 0.4,
  conversionSpread: 0.35,
  valueSpread: 0.1,
  correlation: -0.5,
  wearAfter: 1.6e6,
};
const FULL: Scenario = {
  ...STATIONARY,
  name: 'S4',
  fatigue: true,
  delay: true,
  season: true,
  shocks: true,
  arrivals: true,
};

/** The markets by name, from the simplest to the full one and its relatives. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  S1: STATIONARY,
  S2: { ...STATIONARY, name: 'S2', fatigue: true, arrivals: true },
  S3: { ...STATIONARY, name: 'S3', delay: true },
  S4: FULL,
  S5: { ...FULL, name: 'S5', dailyBudget: 150, mostBudget: 750, wearAfter: 0.15 * FULL.wearAfter },
  S6: { ...FULL, name: 'S6', averageOrderValue: 125 },
  S7: { ...FULL, name: 'S7', clickSpread: 0.2, conversionSpread: 0.17, valueSpread: 0.05 },
  S8: { ...FULL, name: 'S8', correlation: 0 },
};
