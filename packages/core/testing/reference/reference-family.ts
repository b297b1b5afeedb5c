/** What a case of a family has a field for: a figure, several, a word, or null for what is not defined. */
type Reference = number | string | null | readonly (number | null | readonly number[])[];

/** Whether a figure is as close to the one that is due as the family asks. */
export type Tolerance = (actual: number, due: number) => boolean;

/** How the cases of a family of reference values are reproduced, in the fields that the statistics return. */
export interface ReferenceFamily {
  /** As the vector files call it. A family that can be reproduced in two ways is in the table twice. */
  readonly name: string;
  /** The fields that are compared. */
  readonly tolerances: Readonly<Record<string, Tolerance>>;
  /** The fields of a case, from its input. */
  reproduce(input: unknown): Readonly<Record<string, Reference>>;
}

// Below this a figure has lost some of its digits to the range of numbers.
const SMALLEST = 1e-300;

/** Close in proportion to the figure that is due. */
export function relative(within: number): Tolerance {
  return (actual, due) => Math.abs(actual - due) <= within * Math.max(Math.abs(due), SMALLEST);
}

/** Close on the scale of the figures themselves. */
export function absolute(within: number): Tolerance {
  return (actual, due) => Math.abs(actual - due) <= within;
}
