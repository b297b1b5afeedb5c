import { InvalidInputError } from '@adpilot/core';

/** A row that is not about one day. */
export class NotOneDayError extends InvalidInputError {
  /** It names nothing else either: exports end, or begin, with the sums of their rows. */
  readonly isSummary: boolean;

  constructor({ message, isSummary }: { readonly message: string; readonly isSummary: boolean }) {
    super({ argument: 'files', message: isSummary ? `${message}; it looks like a row of totals` : message });
    this.isSummary = isSummary;
  }
}
