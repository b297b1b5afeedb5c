import type { Day } from '../shared/day.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { CreativeRole } from './creative-role.ts';

/** One creative of a campaign on the day of an evaluation. Rates are fractions; null is unknown. */
export type CreativeState = {
  readonly id: string;
  readonly campaignId: string;
  readonly impressions: number;
  readonly conversions: number | null;
  readonly ctr: number | null;
  readonly cvr: number | null;
  readonly roas: number | null;
  /** Health score, 0..100; null where it was not computed. */
  readonly overall: number | null;
  /** The score if everything unknown in it were at its best; `overall` by default. */
  readonly overallAtBest?: number | null;
  readonly daysActive: number;
  readonly fatigued: boolean;
  /** Taken out of the running by an earlier evaluation or a person. */
  readonly archived: boolean;
};

/** What an earlier evaluation said of a creative. */
export type CreativeRecord = {
  readonly day: Day;
  readonly role: CreativeRole;
  readonly overall: number | null;
};

/** Who holds the money that a creative spends. */
export type CreativeBudget = {
  readonly level: 'campaign' | 'ad_set';
  readonly id: string;
  /** The daily budget as it is; null where it is unknown. */
  readonly dailyBudget: MinorUnits | null;
  /** Running creatives that share it, this one not counted. */
  readonly otherCreatives: number;
};

/** A creative with what its role and its actions depend on beside its own figures. */
export type EvaluatedCreative = CreativeState & {
  /** The day of this evaluation. */
  readonly day: Day;
  /** Of the campaign, as {@link selectWinner} says today; null for none. */
  readonly winnerId: string | null;
  /** Earlier evaluations, oldest first; null where none are kept: then roles have no memory. */
  readonly history: readonly CreativeRecord[] | null;
  readonly budget: CreativeBudget | null;
  /** What the creative itself spends a day, in minor units; null where unknown. */
  readonly dailySpend: MinorUnits | null;
  /** Interval of `roas`, for the estimated impact; null where unknown. */
  readonly roasInterval: readonly [low: number, high: number] | null;
  /** How far a fatigued creative's CTR fell, as a fraction; null where unknown. */
  readonly ctrDrop: number | null;
};
