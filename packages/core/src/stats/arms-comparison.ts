import type { Elimination } from './eliminate-arms.ts';
import type { AlwaysValidOptions, Contrast, UntestableDifference } from './mixture-test.ts';
import type { RunningPValues } from './running-p-values.ts';
import type { ObservedLevel, ShrinkOptions } from './shrink-estimates.ts';
import type { Equivalence } from './test-equivalence.ts';

export type CompareOptions = AlwaysValidOptions & {
  /** What the previous look returned as `running`; nothing at the first look. */
  readonly running?: RunningPValues;
  /**
   * Half-width of "no difference that matters", relative. To be given once, at the planned end: only then is it asked
   * whether the best and the worst arm are equivalent.
   */
  readonly equivalenceMargin?: number | null;
  /** What is believed of the arms' true rates before they tell. */
  readonly shrinkage?: ShrinkOptions;
};

/** One arm at one look. */
export type ComparedArm = {
  readonly id: string;
  /** The observed rate, revenue or profit per impression; null without trials. */
  readonly value: number | null;
  /** The rate or revenue per impression as it most likely is: pulled towards the other arms. null where there is none. */
  readonly estimate: number | null;
  /** How much the leader's estimate is above this one's, relative; 0 for the leader, null where there is no estimate. */
  readonly lift: number | null;
  /** Running p-value of the leader against this arm, 1 at most; null for the leader. */
  readonly pValue: number | null;
};

/** Several arms at one look. */
export type ArmsComparison = {
  readonly status: 'winner' | 'equivalent' | 'undecided';
  /** The arm that is ahead, of a tie the earlier; null where no arm has trials. */
  readonly leaderId: string | null;
  readonly winnerId: string | null;
  /** The leader's weakest comparison, corrected for the number of arms: at most alpha where it wins. */
  readonly pValue: number;
  readonly arms: readonly ComparedArm[];
  readonly eliminated: readonly Elimination[];
  /** Only where an equivalence margin was given and two arms remain. */
  readonly equivalence: Equivalence | null;
  /** To be stored, and given to the next look. */
  readonly running: RunningPValues;
};

/** What a comparison needs to know of arms, whatever they are measured by. */
export type Measures = {
  readonly ids: readonly string[];
  readonly values: readonly (number | null)[];
  readonly levels: readonly (ObservedLevel | null)[];
  readonly contrast: (first: number, second: number) => Contrast | UntestableDifference;
};
