import { InvalidInputError } from '@adpilot/core';

/** A row whose figures stand for other rows, or may. */
export class LeftOutRowError extends InvalidInputError {
  /** Nothing is missing without it: it has the sum of others, or the headers again. */
  readonly isExtra: boolean;
  /** What mends a file in which all rows are like this one; null where that is not known. */
  readonly remedy: string | null;

  constructor({
    message,
    isExtra,
    remedy = null,
  }: {
    readonly message: string;
    readonly isExtra: boolean;
    readonly remedy?: string | null;
  }) {
    super({ argument: 'files', message });
    this.isExtra = isExtra;
    this.remedy = remedy;
  }
}

/** The error of a row that has the sum of others. */
export function totalsRow(problem: string): LeftOutRowError {
  return new LeftOutRowError({ message: `${problem}; it looks like a row of totals`, isExtra: true });
}
