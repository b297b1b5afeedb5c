import type { StyleGuide } from '../../src/index.ts';
import { APPROVED } from './a-fragment.ts';

/** What a style guide approves, for as long as anybody likes. Of kinds that are not told there is nothing. */
export function aStyleGuide(
  values: {
    readonly [K in keyof StyleGuide['assets']]?: readonly StyleGuide['assets'][K][number]['value'][];
  } = {},
): StyleGuide {
  const approve = <T>(of: readonly T[] = []) => of.map((value) => ({ value, approval: APPROVED }));
  return {
    masterId: 'master-1',
    assets: {
      caption: approve(values.caption),
      hashtags: approve(values.hashtags),
      headline: approve(values.headline),
      primaryText: approve(values.primaryText),
      description: approve(values.description),
      textOverlay: approve(values.textOverlay),
      lut: approve(values.lut),
      music: approve(values.music),
    },
  };
}
