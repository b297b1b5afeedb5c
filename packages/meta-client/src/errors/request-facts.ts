/** What an error says about the call that failed. Neither parameters nor headers: those hold secrets. */
export type RequestFacts = {
  readonly accountId: string;
  readonly method: 'GET' | 'POST';
  /** Without host and query. */
  readonly path: string;
  /** What a repetition does: nothing after a `read`; after a `set` the value is the same again. */
  readonly effect: 'read' | 'set';
};
