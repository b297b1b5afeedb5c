import { policyAmount } from '../../policy/define-policy.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import type { MinorUnits } from '../../shared/money.ts';
import { isIncrease } from '../action.ts';
import { totalDailyBudget } from '../budget-owner.ts';
import { grantIncreases, type Raise } from './grant-increases.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { ownersById } from './owners-by-id.ts';
import { raisesInFlight } from './raises-in-flight.ts';
import { switchedOn } from './switched-on.ts';
import { refuse } from './verdicts.ts';

const NAME = 'totalSpendCap';

/**
 * The sum of all active daily budgets stays within `maxTotalDailySpend`, and that sum times `dailyFlex` within
 * `maxWorstCaseDay`. Raises, and what is switched on, are granted until the room is used; decreases always pass. A raise that was sent and has not
 * shown yet takes room as if it had. Where one budget is unknown the sum is, and nothing is raised.
 */
export const totalSpendCap: Guardrail = {
  name: NAME,
  check: (facts, actions) => {
    const owners = ownersById(facts);
    const live = liveActions(actions);
    const raising = live.filter(({ action }) => isIncrease(action));
    const activations = switchedOn(facts, live);
    const present = totalDailyBudget(facts.budgetOwners, facts.snapshot.now);
    if (present === null) {
      const spending = activations.filter(({ owners: own }) => own.length > 0).map(({ planned }) => planned);
      return [...raising, ...spending].map((planned) =>
        refuse(NAME, 'block', planned, 'an active budget is unknown, and so is the sum of all'),
      );
    }
    const raises = raising.flatMap((planned): readonly Raise[] => {
      const owner = owners.get(planned.decision.target.id);
      return owner && planned.action.type === 'set_budget'
        ? [{ planned, action: planned.action, owner }]
        : [];
    });
    const room = spendCeiling(facts.policy) - present - raisesInFlight(facts);
    return grantIncreases([...raises, ...activations], room, {
      guardrail: NAME,
      limit: `maxTotalDailySpend ${facts.policy.limits.maxTotalDailySpend}`,
      facts,
    });
  },
};

/** The largest sum of active daily budgets, in minor units, that both limits of the policy allow. */
export function spendCeiling(policy: Policy): MinorUnits {
  const { maxTotalDailySpend, maxWorstCaseDay, dailyFlex } = policy.limits;
  const cap = policyAmount(policy, maxTotalDailySpend);
  return maxWorstCaseDay === null
    ? cap
    : Math.min(cap, Math.floor(policyAmount(policy, maxWorstCaseDay) / dailyFlex));
}
