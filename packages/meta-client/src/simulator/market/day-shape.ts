/** How delivery and prices go through a day, by hour on the wall clock, 0..23. */
type DayShape = {
  /** Weights of the hours in a day's delivery; they need not sum to anything. */
  readonly delivery: readonly number[];
  /** Prices relative to each other: dear where everybody advertises, cheap at night. */
  readonly price: readonly number[];
};

/** People are asleep between 1 and 6 and on their phones in the evening. */
export const DAY_SHAPE: DayShape = {
  delivery: [26, 17, 11, 8, 8, 12, 22, 33, 40, 44, 46, 48, 51, 50, 48, 47, 48, 51, 55, 60, 64, 63, 55, 41],
  price: [
    0.86, 0.8, 0.77, 0.75, 0.76, 0.8, 0.88, 0.95, 1.0, 1.03, 1.05, 1.07, 1.08, 1.07, 1.05, 1.04, 1.05, 1.09,
    1.14, 1.2, 1.24, 1.22, 1.12, 0.98,
  ],
};
