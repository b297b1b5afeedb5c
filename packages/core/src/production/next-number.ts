import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Supply } from './supply.ts';

/**
 * The number of the next variant of a master: numbers are never given twice.
 *
 * @throws InvalidInputError for earlier numbers that are not counts
 */
export function nextNumber({ master, history }: Pick<Supply, 'master' | 'history'>): number {
  checkCount('master.totalVariantsGenerated', master.totalVariantsGenerated);
  for (const { number } of history) checkCount('history.number', number);
  return history.reduce((most, { number }) => Math.max(most, number), master.totalVariantsGenerated) + 1;
}

function checkCount(argument: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new InvalidInputError({ argument, message: `${argument} is not a count: ${value}` });
}
