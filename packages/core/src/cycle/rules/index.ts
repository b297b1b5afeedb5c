import { boostExpiry } from './boost-expiry.ts';
import { experimentWinner } from './experiment-winner.ts';
import { fatigue } from './fatigue.ts';
import { marginalBudget } from './marginal-budget.ts';
import { roasScaling } from './roas-scaling.ts';
import type { Rule } from './rule.ts';
import { spike } from './spike.ts';
import { trackingOutage } from './tracking-outage.ts';
import { trafficCollapse } from './traffic-collapse.ts';

/** The rules in the order in which their opinions are listed. */
export const defaultRules: readonly Rule[] = [
  boostExpiry,
  trackingOutage,
  trafficCollapse,
  experimentWinner,
  roasScaling,
  marginalBudget,
  spike,
  fatigue,
];
