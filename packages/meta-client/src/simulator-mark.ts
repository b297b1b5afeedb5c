const MARK = Symbol.for('adpilot.simulated-fetch');

/** Marks a `fetch` that never leaves the process, so that stub mode can insist on one. */
export function markSimulated<F extends object>(fetch: F): F {
  return Object.assign(fetch, { [MARK]: true });
}

export function isSimulated(fetch: object): boolean {
  return MARK in fetch;
}
