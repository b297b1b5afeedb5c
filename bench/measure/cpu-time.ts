type Timed<T> = { readonly seconds: number; readonly result: T };

/**
 * Seconds of one core that a call took, with what it gave. All threads of the process count, those of the garbage
 * collector and the compiler included; what other programs do hardly shows.
 */
export function measureCpu<T>(work: () => T): Timed<T> {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, result };
}

/** @throws Error where Node was started without `--expose-gc` */
export function collectGarbage(): void {
  if (!globalThis.gc) throw new Error('benchmarks need node --expose-gc');
  globalThis.gc();
}
