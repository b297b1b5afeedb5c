/** One numbered clause of a port's contract, free of any test framework: `run` rejects where it does not hold. */
export type Clause = {
  /** As in the port's documentation, such as `IS-2`. */
  readonly id: string;
  readonly title: string;
  run(): Promise<void>;
};
