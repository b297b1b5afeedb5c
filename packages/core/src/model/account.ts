import type { MinorUnits } from '../shared/money.ts';

/** An ad account. */
export type AdAccount = {
  /** `act_<digits>` */
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** IANA name; every `Day` of the account is a calendar day of this zone. */
  readonly timeZone: string;
  /** Meta's lifetime spend cap of the account. */
  readonly spendCap: MinorUnits | null;
  /** The smallest daily budget that Meta accepts. */
  readonly minimumDailyBudget: MinorUnits | null;
  readonly pageIds: readonly string[];
};
