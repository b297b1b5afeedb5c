import type { Instant } from '../shared/instant.ts';
import type { Json } from '../shared/json.ts';
import type { MinorUnits } from '../shared/money.ts';

/** What a decision is about. `campaignId` is null for the account itself. */
export type Target = {
  readonly level: 'account' | 'campaign' | 'ad_set' | 'ad' | 'creative' | 'experiment';
  readonly id: string;
  readonly campaignId: string | null;
};

/** An absolute amount, never "+20 %": repeating it changes nothing. */
export type SetBudget = {
  readonly type: 'set_budget';
  readonly kind: 'daily' | 'lifetime';
  readonly from: MinorUnits;
  readonly to: MinorUnits;
  /** When a temporary boost ends. */
  readonly revertAt: Instant | null;
};

export type SetStatus = {
  readonly type: 'set_status';
  readonly from: 'ACTIVE' | 'PAUSED';
  readonly to: 'ACTIVE' | 'PAUSED';
};

export type SetTargeting = { readonly type: 'set_targeting'; readonly from: Json; readonly to: Json };

/** Asks production for new variants of a tired creative. */
export type GenerateVariants = { readonly type: 'generate_variants'; readonly creativeId: string };

/** Tells people, and closes what the telling is about. */
export type Notify = {
  readonly type: 'notify';
  readonly topic: 'experiment_completed' | 'experiment_inconclusive';
  readonly message: string;
  readonly experiment: {
    readonly id: string;
    readonly winnerVariantId: string | null;
    /** Ads that are paused with the verdict: it stands once they are. */
    readonly loserAdIds: readonly string[];
    readonly pValue: number | null;
    readonly since: string;
    readonly until: string;
  };
};

/** What a decision does, with what is needed to undo it. */
export type Action = SetBudget | SetStatus | SetTargeting | GenerateVariants | Notify;

/** Whether the action raises a budget. */
export function isIncrease(action: Action): boolean {
  return action.type === 'set_budget' && action.to > action.from;
}

/** Whether the action lowers a budget. */
export function isDecrease(action: Action): boolean {
  return action.type === 'set_budget' && action.to < action.from;
}

export function isPause(action: Action): boolean {
  return action.type === 'set_status' && action.to === 'PAUSED';
}

export function isActivation(action: Action): boolean {
  return action.type === 'set_status' && action.to === 'ACTIVE';
}

/** The direction that counts for cooldowns and open requests: pausing is `down`, activating `up`. */
export function directionOf(action: Action): 'up' | 'down' | null {
  if (action.type === 'set_budget')
    return action.to === action.from ? null : action.to > action.from ? 'up' : 'down';
  if (action.type === 'set_status') return action.to === 'PAUSED' ? 'down' : 'up';
  return null;
}

/** Whether the action writes to the ad account, and not only to our own records. */
export function changesAccount({ type }: Action): boolean {
  return type === 'set_budget' || type === 'set_status' || type === 'set_targeting';
}
