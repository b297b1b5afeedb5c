import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';
import type { AllocationPrior } from './allocation-prior.ts';
import type { AllocationArm, AllocationDay } from './arm.ts';

type Checked = {
  readonly arms: readonly AllocationArm[];
  readonly total: number;
  readonly prior?: AllocationPrior | undefined;
  readonly cv?: number | undefined;
};

/** @throws InvalidInputError naming `arms`, `total`, `prior` or `cv` where they cannot be meant */
export function checkArms({ arms, total, prior, cv }: Checked): void {
  const refuse = (argument: string, message: string): never => {
    throw new InvalidInputError({ argument, message });
  };
  const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0;
  if (!isAmount(total)) refuse('total', `not a whole amount: ${total}`);
  if (cv !== undefined) checkNotNegative('cv', cv);
  if (prior) checkPrior(prior);
  if (arms.length === 0) refuse('arms', 'there is none');
  if (new Set(arms.map(({ id }) => id)).size < arms.length) refuse('arms', 'two arms have one id');
  for (const { id, budget, floor = 0, cap, days } of arms) {
    if (![budget, floor, cap ?? 0].every(isAmount)) refuse('arms', `${id} has an amount that is not whole`);
    if (cap !== undefined && floor > cap)
      refuse('arms', `${id} has a floor above its cap: ${floor} > ${cap}`);
    if (new Set(days.map(({ daysAgo }) => daysAgo)).size < days.length)
      refuse('arms', `${id} has a day twice`);
    for (const day of days) checkDay(day, (message) => refuse('arms', `${id}: ${message}`));
  }
}

function checkPrior({ recentConversions, ...rates }: AllocationPrior): void {
  checkUnknownOrNotNegative('prior.recentConversions', recentConversions);
  for (const [name, rate] of Object.entries(rates)) {
    if (rate === null || (rate > 0 && rate < Number.POSITIVE_INFINITY)) continue;
    throw new InvalidInputError({ argument: `prior.${name}`, message: `not a number above 0: ${rate}` });
  }
}

function checkDay(day: AllocationDay, refuse: (message: string) => never): void {
  const { daysAgo, maturity, impressions, spend, clicks, conversions, revenue } = day;
  if (!Number.isSafeInteger(daysAgo) || daysAgo < 1) refuse(`no complete day: ${daysAgo} days ago`);
  if (!(maturity >= 0 && maturity <= 1)) refuse(`not a share: a maturity of ${maturity}`);
  checkNotNegative('arms.days.impressions', impressions);
  checkNotNegative('arms.days.spend', spend);
  checkUnknownOrNotNegative('arms.days.clicks', clicks);
  checkUnknownOrNotNegative('arms.days.conversions', conversions);
  if (clicks !== null && clicks > impressions)
    refuse(`more clicks than impressions: ${clicks} > ${impressions}`);
  if (revenue !== null && !Number.isFinite(revenue)) refuse(`not a finite number: a revenue of ${revenue}`);
}
