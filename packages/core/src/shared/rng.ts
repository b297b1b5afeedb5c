import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { hashJson } from './hash.ts';

/** A seeded stream of random numbers: the same seed gives the same numbers, on every machine. */
export interface Rng {
  /** The next number in [0, 1), with 53 random bits. */
  next(): number;
  /** Where the stream stands; {@link restoreRng} goes on from there. */
  state(): readonly number[];
}

/** A stream for a seed text (xoroshiro128+). Streams of different seeds are independent for all practical purposes. */
export function createRng(seed: string): Rng {
  const digest = hashJson(seed);
  return restoreRng([0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16) | 0));
}

/** The stream that {@link Rng.state} described. */
export function restoreRng(state: readonly number[]): Rng {
  const generator = xoroshiro128plusFromState(state);
  return {
    next: () => uniformFloat64(generator),
    state: () => generator.getState(),
  };
}
