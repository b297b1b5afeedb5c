import type { Policy } from '../policy/policy-schema.ts';

/** The part of a budget to step by: from `minStep` at `near`, in a line, to `maxStep` at `far` and beyond. */
export function stepRamp(
  roas: number,
  near: number,
  far: number,
  { minStep, maxStep }: Pick<Policy['roas'], 'minStep' | 'maxStep'>,
): number {
  const way = near === far ? 1 : Math.min(1, Math.max(0, (roas - near) / (far - near)));
  return minStep + (maxStep - minStep) * way;
}
