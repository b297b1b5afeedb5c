import type { FatigueRule, FatigueVerdict } from '../../fatigue/fatigue-verdict.ts';
import type { Counterfactual } from '../../model/counterfactual.ts';
import type { Policy } from '../../policy/policy-schema.ts';

/** A figure with which a rule would not have fired, where it lies in the measures, and how it is said. */
type Harmless = { readonly path: string; readonly value: number; readonly text: string };

// Drops and scores that equal their threshold fire.
const JUST_BELOW = 1e-6;

/** The figures with which none of the rules that fired would have. */
export function fatigueCounterfactual(
  { fired, threshold }: Pick<FatigueVerdict, 'fired' | 'threshold'>,
  fatigue: Policy['fatigue'],
): Counterfactual {
  const harmless = fired.map((rule) => harmlessFor(rule, threshold, fatigue));
  return {
    change: harmless.map(({ text }) => text).join(' and '),
    then: 'hold',
    edit: Object.fromEntries(harmless.map(({ path, value }) => [`/observed/measures/${path}`, value])),
  };
}

function harmlessFor(rule: FatigueRule, threshold: number, fatigue: Policy['fatigue']): Harmless {
  const below = (path: string, border: number, text: string): Harmless => ({
    path,
    value: border - JUST_BELOW,
    text: `${text} < ${border}`,
  });
  switch (rule) {
    case 'cusum':
      return { path: 'cusum/sum', value: threshold, text: `sum of deviations of clicks <= ${threshold}` };
    case 'cost_cusum':
      return {
        path: 'costCusum/sum',
        value: threshold,
        text: `sum of deviations of results <= ${threshold}`,
      };
    case 'ctr_drop':
      return below('ctrDrop/drop', fatigue.ctrDrop.drop, 'CTR drop');
    case 'age_and_drop':
      return below(
        'ageAndDrop/drop',
        fatigue.ageAndDrop.drop,
        `${fatigue.ageAndDrop.metric.toUpperCase()} drop`,
      );
    case 'score':
      return below('score/score', fatigue.score[fatigue.score.firesAt], 'fatigue score');
  }
}
