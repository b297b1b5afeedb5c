import { hourOf } from '../../shared/day.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { isQuiet } from './is-quiet.ts';
import { refuse } from './verdicts.ts';

/** In the policy's quiet hours, read on the account's wall clock, nothing but pauses and the verdicts of tests. `from` is in them, `to` is not. */
export const quietHours: Guardrail = {
  name: 'quietHours',
  check: ({ snapshot, policy }, actions) => {
    const quiet = policy.limits.quietHours;
    if (quiet === null) return [];
    const { from, to } = quiet;
    const hour = hourOf(snapshot.now, snapshot.account.timeZone);
    const within = from <= to ? hour >= from && hour < to : hour >= from || hour < to;
    if (!within) return [];
    return liveActions(actions)
      .filter(({ action }) => !isQuiet(action))
      .map((planned) =>
        refuse('quietHours', 'defer', planned, `quiet from ${from} to ${to} o'clock, it is ${hour}`),
      );
  },
};
