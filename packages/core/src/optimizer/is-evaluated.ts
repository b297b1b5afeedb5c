import type { Policy } from '../policy/policy-schema.ts';
import type { CreativeState } from './creative-state.ts';

/** Whether a creative was shown often enough for its score to mean something: no data is not a score of 0. */
export function isEvaluated<T extends Pick<CreativeState, 'impressions' | 'overall'>>(
  creative: T,
  { optimizer }: Pick<Policy, 'optimizer'>,
): creative is T & { readonly overall: number } {
  return creative.overall !== null && creative.impressions >= optimizer.minImpressions;
}
