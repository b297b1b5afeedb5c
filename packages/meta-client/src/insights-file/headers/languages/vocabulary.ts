import type { Column } from '../column.ts';

/**
 * How one source names things: Ads Manager in one language, the Marketing API, or tables that people make themselves.
 * Case, accents, punctuation and a currency behind an amount do not matter; what is spelled first is preferred.
 */
export type Vocabulary = {
  /** Of the source, for people. */
  readonly name: string;
  /** The headers of each column. Those of `conversions` and `revenue` are purchases and their value. */
  readonly headers: Readonly<Partial<Record<Column, readonly string[]>>>;
  /** What the type of a result says where the results are purchases. */
  readonly purchaseResults?: readonly string[];
  /** What the type of a budget says where it is an amount a day. */
  readonly dailyBudgets?: readonly string[];
  /** What stands in place of a name, a day or a part where a row has the sum of others; any number stands for all. */
  readonly totals?: readonly string[];
};
