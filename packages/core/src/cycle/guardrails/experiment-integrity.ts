import { isRunning } from '../../experiments/experiment-window.ts';
import { changesAccount, type Target } from '../action.ts';
import type { CycleFacts } from '../facts.ts';
import { isRiskPause } from '../risk.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

const OWN_RULE = 'experiment_winner';

/**
 * While a test runs, only its own rule changes status or budget of its ads, of the ad sets that hold them, and of the
 * campaign where that owns the budget. Pauses against runaway spend pass.
 */
export const experimentIntegrity: Guardrail = {
  name: 'experimentIntegrity',
  check: (facts, actions) => {
    const names = runningTests(facts);
    if (names.size === 0) return [];
    return liveActions(actions).flatMap((planned) => {
      const { decision, action } = planned;
      const name = names.get(keyOf(decision.target));
      if (
        name === undefined ||
        !changesAccount(action) ||
        decision.rule === OWN_RULE ||
        isRiskPause(decision)
      )
        return [];
      return [refuse('experimentIntegrity', 'block', planned, `test "${name}" is running on it`)];
    });
  },
};

/** The name of the test that runs on each entity. */
export function runningTests({ snapshot, ads, campaigns }: CycleFacts): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const running = snapshot.experiments.filter(isRunning).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const experiment of running) {
    for (const { adId } of experiment.variants) {
      names.set(keyOf({ level: 'ad', id: adId }), experiment.name);
      const ad = ads.get(adId);
      if (ad) names.set(keyOf({ level: 'ad_set', id: ad.adSetId }), experiment.name);
    }
    const campaign = campaigns.get(experiment.campaignId);
    // Pausing the campaign ends the test whoever owns the budget.
    if (campaign) names.set(keyOf({ level: 'campaign', id: campaign.id }), experiment.name);
  }
  return names;
}

/** The key of an entity in {@link runningTests}. */
export function keyOf({ level, id }: Pick<Target, 'level' | 'id'>): string {
  return `${level} ${id}`;
}
