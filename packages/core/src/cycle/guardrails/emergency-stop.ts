import { type Guardrail, liveActions } from './guardrail.ts';
import { isQuiet } from './is-quiet.ts';
import { refuse } from './verdicts.ts';

/** While the account's stop switch is on, nothing but pauses; the verdict of a test is still told. */
export const emergencyStop: Guardrail = {
  name: 'emergencyStop',
  check: ({ snapshot }, actions) =>
    snapshot.controls.stopped
      ? liveActions(actions)
          .filter(({ action }) => !isQuiet(action))
          .map((planned) =>
            refuse('emergencyStop', 'block', planned, 'the stop switch is on: nothing but pauses'),
          )
      : [],
};
