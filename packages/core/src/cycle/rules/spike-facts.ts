import type { Budget } from '../../model/budget.ts';
import type { ClickKind } from '../../model/daily-totals.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Instant } from '../../shared/instant.ts';
import { once } from '../../shared/once.ts';
import type { SpikeReturn } from '../../spike/decide-spike-reaction.ts';
import type { SpikePeriod } from '../../spike/spike-period.ts';
import type { SpikePoint } from '../../spike/spike-series.ts';
import { isRaise } from '../budget-change.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import { type LentBudget, lentBudget } from '../lent-budget.ts';
import { openBoosts } from '../open-boosts.ts';
import type { Snapshot } from '../snapshot.ts';
import { spikeDays } from '../spike-days.ts';
import { spikeHours } from '../spike-hours.ts';

/** All that the spike rule judges a budget by. */
export type SpikeObserved = {
  /** What is looked at for a spike. */
  readonly period: SpikePeriod;
  /** Periods with delivery up to it. */
  readonly series: readonly SpikePoint[];
  readonly clicks: ClickKind;
  readonly roas: SpikeReturn;
  readonly learning: boolean;
  readonly budget: Budget;
  /** What a boost lends it; null where none is open. */
  readonly lent: LentBudget | null;
  /** When its budget was raised last, by whomever, and lent something last; null where it was not lately. */
  readonly raisedAt: Instant | null;
  readonly boostedAt: Instant | null;
  /** When the newest figures were read; null where none were. */
  readonly readAt: Instant | null;
};

/**
 * What the rule judges, or why there is nothing to judge. A period is judged from its end to the end of the next one,
 * until something was done about it: what the first look could not act on (quiet hours, a stop, figures read in part)
 * comes again.
 *
 * Looking again at figures that stand is the same test. Conversions of a day still come in during the next one; they are
 * compared with what is due by the time of the reading, so that the looks are as good as one: of simulated days without a
 * spike, looked at seven times, 1 in 500 raises an alarm, and 1 in 50 would if the day were taken as it was at its end.
 */
export function createSpikeObserver(
  facts: CycleFacts,
  rule: string,
): (owner: BudgetOwner) => SpikeObserved | string {
  const { snapshot, policyFor, roasOf, clickKind } = facts;
  const changes = groupBy(snapshot.budgetChanges, ({ targetId }) => targetId);
  const boosts = openBoosts(snapshot.budgetChanges);
  const answerTo = createAnswers(snapshot, rule);
  const dueBy = { day: once(() => spikeDays(facts)), hour: once(() => spikeHours(facts)) };
  return (owner) => {
    const { grain } = policyFor(owner.target.campaignId).spikes;
    const due = dueBy[grain]();
    if (due === null) return `no ${grain} was seen to end lately`;
    const { period, endedAt } = due;
    const answeredAt = answerTo(owner, endedAt);
    if (answeredAt !== null) return `${period} was reacted to at ${answeredAt}`;
    const series = due.seriesOf(owner);
    if (series.at(-1)?.period !== period) return `no delivery on ${period}`;
    const { shrunk, interval, expectedConversions } = roasOf(owner);
    const own = changes.get(owner.target.id) ?? [];
    const { dailyBudget, lifetimeBudget, budgetRemaining, endsAt } = owner.budget;
    return {
      period,
      series,
      clicks: clickKind,
      roas: { shrunk, interval, expectedConversions },
      learning: owner.learning,
      budget: { dailyBudget, lifetimeBudget, budgetRemaining, endsAt },
      lent: lentBudget(owner.budget, boosts.get(owner.target.id)),
      raisedAt: latest(own.filter(isRaise)),
      boostedAt: latest(own.filter(({ revertAt }) => revertAt !== null)),
      readAt: snapshot.insightsStatus.newestReadAt,
    };
  };
}

/**
 * When a period was settled by the rule's own action, or by people who were asked; null where it was not. A request that
 * is still open settles nothing: it stands as long as the rule means it.
 */
function createAnswers(
  { recentActions, askedActions, openApprovals }: Snapshot,
  rule: string,
): (owner: BudgetOwner, endedAt: Instant) => Instant | null {
  const isOurs = (decided: { readonly rule: string }): boolean => decided.rule === rule;
  const open = new Set(openApprovals.filter(isOurs).map(({ target }) => target.id));
  const answers = groupBy(
    [
      ...recentActions.filter(isOurs).map(({ target, plannedAt }) => ({ target, at: plannedAt })),
      ...askedActions.filter(isOurs),
    ],
    ({ target }) => target.id,
  );
  return ({ target }, endedAt) => {
    if (open.has(target.id)) return null;
    return answers.get(target.id)?.find(({ at }) => at >= endedAt)?.at ?? null;
  };
}

function latest(changes: readonly { readonly at: Instant }[]): Instant | null {
  return (
    changes
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null
  );
}
