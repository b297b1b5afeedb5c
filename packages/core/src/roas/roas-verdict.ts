import type { Confidence } from '../model/confidence.ts';

/** What the return of an ad set or campaign asks for. `factor` is what to multiply its budget by. */
export type RoasVerdict =
  | { readonly kind: 'hold'; readonly reason: string }
  | {
      readonly kind: 'down' | 'up';
      readonly factor: number;
      readonly reason: string;
      readonly confidence: Confidence;
    }
  | {
      readonly kind: 'pause';
      /** Of the budget, where the pause may not be. */
      readonly factor: number;
      readonly reason: string;
      readonly confidence: Confidence;
      /** Whether people have to agree: the return is not hopeless, only too poor for any smaller budget. */
      readonly needsApproval: boolean;
    };
