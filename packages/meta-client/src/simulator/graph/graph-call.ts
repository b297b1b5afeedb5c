/** A call below the version: what it is for, and with which parameters. */
export type GraphCall = {
  readonly method: string;
  /** Such as `v26.0`. */
  readonly version: string;
  /** Such as `['act_1', 'campaigns']`. */
  readonly path: readonly string[];
  readonly params: URLSearchParams;
  readonly token: string;
};
