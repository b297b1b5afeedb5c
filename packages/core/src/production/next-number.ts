import type { Supply } from './supply.ts';

/** The number of the next variant of a master: numbers are never given twice. */
export function nextNumber({ master, history }: Pick<Supply, 'master' | 'history'>): number {
  return history.reduce((most, { number }) => Math.max(most, number), master.totalVariantsGenerated) + 1;
}
