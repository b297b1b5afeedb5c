/** Lets asynchronous work run one after the other, in the order in which it was asked for. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    // A failure belongs to whoever asked for that turn; the next one only waits for its end.
    last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  };
}
