import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkFinite, checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';
import type { RoasMeasurement } from './measure-roas.ts';
import type { RoasDay } from './roas-day.ts';

/** @throws InvalidInputError naming the figure of a day, or of the prior, that cannot be */
export function checkMeasurement({ rows, prior }: Pick<RoasMeasurement, 'rows' | 'prior'>): void {
  rows.forEach(checkDay);
  checkPositive('prior.roas', prior.roas);
  if (prior.averageOrderValue !== null) checkPositive('prior.averageOrderValue', prior.averageOrderValue);
}

function checkDay(day: RoasDay, index: number): void {
  const at = (figure: keyof RoasDay): string => `rows.${index}.${figure}`;
  checkNotNegative(at('spend'), day.spend);
  checkUnknownOrNotNegative(at('clicks'), day.clicks);
  checkUnknownOrNotNegative(at('conversions'), day.conversions);
  // Refunds may exceed sales.
  checkFinite(at('revenue'), day.revenue);
  checkNotNegative(at('maturity'), day.maturity);
  checkNotNegative(at('maturityError'), day.maturityError ?? 0);
  checkUnknownOrNotNegative(at('orderSquares'), day.orderSquares ?? null);
}

function checkPositive(argument: string, value: number): void {
  if (Number.isFinite(value) && value > 0) return;
  throw new InvalidInputError({ argument, message: `not above 0: ${value}` });
}
