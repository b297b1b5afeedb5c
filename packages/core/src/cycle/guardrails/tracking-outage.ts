import { isIncrease } from '../action.ts';
import type { CycleFacts } from '../facts.ts';
import { restsOnConversions } from '../rests-on-conversions.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

const NAME = 'trackingOutage';
/** What it asks people about is the outage itself. */
const OWN_RULE = 'tracking_outage';

/**
 * While tracking is presumed broken, nothing happens that rests on conversions, in either direction: no raise, no cut, no
 * pause, no crowning. What rests on clicks, cost and caps goes on. The cut that an unresolved outage calls for waits for
 * people. While conversions are gone and nobody knows why, or traffic is, nothing is raised on what came before.
 */
export const trackingOutage: Guardrail = {
  name: NAME,
  check: (facts, actions) => {
    const live = liveActions(actions);
    const [whyNothing, whyNoRaise] = [whyPresumed(facts), whyGone(facts)];
    return live.flatMap((planned) => {
      const { decision, action } = planned;
      if (whyNothing !== null && restsOnConversions({ ...decision, action }))
        return [refuse(NAME, decision.rule === OWN_RULE ? 'needs_approval' : 'block', planned, whyNothing)];
      return whyNoRaise !== null && isIncrease(action) ? [refuse(NAME, 'block', planned, whyNoRaise)] : [];
    });
  },
};

function whyPresumed({ outage }: Pick<CycleFacts, 'outage'>): string | null {
  if (!outage?.presumed) return null;
  const { since, presumedAt } = outage.latest;
  return `conversions are presumed lost since ${since} (found at ${presumedAt})`;
}

function whyGone({ collapse, silentSince }: Pick<CycleFacts, 'collapse' | 'silentSince'>): string | null {
  if (collapse !== null) return `nothing is raised while clicks are gone, since ${collapse.since}`;
  return silentSince === null ? null : `nothing is raised while conversions are gone, since ${silentSince}`;
}
