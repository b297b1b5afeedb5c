import { describeCollapse } from '../../outage/describe-outage.ts';
import type { Rule } from './rule.ts';

/** Says that the account's clicks are gone. It proposes nothing: what to do about it the other rules know. */
export const trafficCollapse: Rule = {
  name: 'traffic_collapse',
  decide: ({ collapse, snapshot }) => {
    if (collapse === null) return [];
    const target = { level: 'account', id: snapshot.account.id, campaignId: null } as const;
    return [{ kind: 'hold', target, reason: describeCollapse(collapse) }];
  },
};
