import { isPause } from '../action.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

/** While the account's stop switch is on, nothing but pauses. */
export const emergencyStop: Guardrail = {
  name: 'emergencyStop',
  check: ({ snapshot }, actions) =>
    snapshot.controls.stopped
      ? liveActions(actions)
          .filter(({ action }) => !isPause(action))
          .map((planned) =>
            refuse('emergencyStop', 'block', planned, 'the stop switch is on: nothing but pauses'),
          )
      : [],
};
