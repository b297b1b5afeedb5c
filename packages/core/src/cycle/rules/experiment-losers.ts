import type { ExperimentVariant } from '../../model/experiment.ts';
import type { ExperimentJudgement } from '../judge-experiment.ts';
import type { ExperimentObserved } from '../observe-experiment.ts';

/** What becomes of the variants beside a winner. */
export type Losers = {
  readonly paused: readonly ExperimentVariant[];
  /** Losers that another test needs. */
  readonly spared: readonly { readonly variant: ExperimentVariant; readonly by: string }[];
  /** What people are told of those that are not paused, to follow the verdict; empty where there is nothing to say. */
  readonly note: string;
};

/**
 * The variants to be paused: those that are switched on, beside a winner that is delivered. Without it nothing would be
 * left, whether a person switched it off or Meta does not show it. An ad that another test needs goes on.
 */
export function losersOf(
  { variants, activeAdIds, deliveringAdIds, wanted }: ExperimentObserved,
  { evaluation }: ExperimentJudgement,
): Losers {
  const winner = variants.find(({ id }) => id === (evaluation?.winnerId ?? null));
  if (!winner) return { paused: [], spared: [], note: '' };
  if (!deliveringAdIds.includes(winner.adId)) {
    return { paused: [], spared: [], note: `; nobody is paused, for "${winner.name}" is not delivered` };
  }
  const losers = variants.filter((variant) => variant !== winner && activeAdIds.includes(variant.adId));
  const spared = losers.flatMap((variant) => {
    const need = wanted.find(({ adId }) => adId === variant.adId);
    return need ? [{ variant, by: need.by }] : [];
  });
  return {
    paused: losers.filter((loser) => !spared.some(({ variant }) => variant === loser)),
    spared,
    note: spared
      .map(({ variant, by }) => `; "${variant.name}" is not paused, for test "${by}" needs it`)
      .join(''),
  };
}
