import type { Target } from '../action.ts';

/** A target as it is said to people: "ad set 123". */
export function describeTarget({ level, id }: Target): string {
  return `${level.replace('_', ' ')} ${id}`;
}
