/** The sign between whole and fraction. */
export type DecimalSign = '.' | ',';

/** Whether days written in figures put the day or the month first. */
export type DayOrder = 'dmy' | 'mdy';

/** How one file writes what may be read in two ways. */
export type Dialect = {
  readonly decimal: DecimalSign;
  /** Null where no day that was looked at is open to two readings. */
  readonly dates: DayOrder | null;
};

/** How the API and programs write, whatever the file around it does. */
export const PLAIN_DIALECT: Dialect = { decimal: '.', dates: null };
