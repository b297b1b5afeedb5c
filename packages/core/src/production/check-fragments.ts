import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Fragment } from '../model/fragment.ts';
import { lengthOf } from './trim-fragments.ts';

/** @throws InvalidInputError naming the field of a fragment whose times or figures cannot be, or that is given twice */
export function checkFragments(fragments: readonly Fragment[]): void {
  fragments.forEach((fragment, at) => {
    checkFragment(fragment, `fragments[${at}]`);
  });
  checkDistinct(fragments);
}

/** @throws InvalidInputError naming the id of a fragment that is given twice */
export function checkDistinct(fragments: readonly Pick<Fragment, 'id'>[]): void {
  const ids = new Set<string>();
  fragments.forEach(({ id }, at) => {
    demand(!ids.has(id), `fragments[${at}].id`, `given twice: ${id}`);
    ids.add(id);
  });
}

function checkFragment(fragment: Fragment, path: string): void {
  const { startMs, endMs, minDurationMs, usageCount, performanceScore, retention } = fragment;
  demand(isWhole(startMs), `${path}.startMs`, 'not whole milliseconds');
  demand(isWhole(endMs) && endMs > startMs, `${path}.endMs`, 'not whole milliseconds after the start');
  demand(
    isWhole(minDurationMs) && minDurationMs >= 1 && minDurationMs <= lengthOf(fragment),
    `${path}.minDurationMs`,
    'not whole milliseconds up to the length of the fragment',
  );
  demand(isWhole(usageCount), `${path}.usageCount`, 'not a count');
  demand(isUnknownOrUpTo(100, performanceScore), `${path}.performanceScore`, 'not within 0..100');
  demand(isUnknownOrUpTo(1, retention), `${path}.retention`, 'not within 0..1');
  const scores = fragment.performanceByStructure;
  demand(typeof scores === 'object' && scores !== null, `${path}.performanceByStructure`, 'not given');
  for (const [structure, measured] of Object.entries(scores)) {
    const possible = !measured || (isUnknownOrUpTo(100, measured.score) && isWhole(measured.variants));
    demand(possible, `${path}.performanceByStructure.${structure}`, 'not a score of so many variants');
  }
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isUnknownOrUpTo(most: number, value: number | null): boolean {
  return value === null || (value >= 0 && value <= most);
}

function demand(possible: boolean, argument: string, message: string): void {
  if (!possible) throw new InvalidInputError({ argument, message: `${argument}: ${message}` });
}
