import type { RoasFigures } from './measure-roas.ts';

/** Figures in which everything that a verdict needs is known. */
export type KnownRoas = RoasFigures & {
  readonly raw: number;
  readonly matured: number;
  readonly shrunk: number;
  readonly conversions: number;
  readonly expectedConversions: number;
  readonly interval: readonly [number, number];
  readonly pauseUpperEnd: number;
};

export function isKnownRoas(figures: RoasFigures): figures is KnownRoas {
  const { raw, matured, shrunk, conversions, expectedConversions, interval, pauseUpperEnd } = figures;
  return [raw, matured, shrunk, conversions, expectedConversions, interval, pauseUpperEnd].every(
    (figure) => figure !== null,
  );
}
