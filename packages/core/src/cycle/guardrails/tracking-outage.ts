import { restsOnConversions } from '../rests-on-conversions.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

const NAME = 'trackingOutage';
/** What it asks people about is the outage itself. */
const OWN_RULE = 'tracking_outage';

/**
 * While tracking is presumed broken, nothing happens that rests on conversions, in either direction: no raise, no cut, no
 * pause, no crowning. What rests on clicks, cost and caps goes on. The cut that an unresolved outage calls for waits for
 * people.
 */
export const trackingOutage: Guardrail = {
  name: NAME,
  check: ({ outage }, actions) => {
    if (!outage?.presumed) return [];
    const { since, presumedAt } = outage.latest;
    const reason = `conversions are presumed lost since ${since} (found at ${presumedAt})`;
    return liveActions(actions)
      .filter(({ decision, action }) => restsOnConversions({ ...decision, action }))
      .map((planned) =>
        refuse(NAME, planned.decision.rule === OWN_RULE ? 'needs_approval' : 'block', planned, reason),
      );
  },
};
