import type { Confidence } from '../model/confidence.ts';
import type { Counterfactual } from '../model/counterfactual.ts';

/** What the return of an ad set or campaign asks for. `factor` is what to multiply its budget by. */
export type RoasVerdict =
  | { readonly kind: 'hold'; readonly reason: string }
  | {
      readonly kind: 'pause' | 'down' | 'up';
      readonly factor: number;
      readonly reason: string;
      readonly confidence: Confidence;
      readonly counterfactuals: readonly Counterfactual[];
    };
