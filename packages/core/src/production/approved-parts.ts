import type { Fragment } from '../model/fragment.ts';
import type { StyleGuide } from '../model/style-guide.ts';
import { instantMs } from '../shared/instant.ts';
import { approvalObstacle } from './approval-obstacle.ts';
import { assetsOf } from './assets-of.ts';
import type { HumanLimits } from './check-parts.ts';

/**
 * What of a master's parts may be used now: its own fragments and style assets, approved and not expired. That is what
 * {@link generateVariants} takes; it refuses everything else rather than to pass it over. Leave is all that is looked at: an
 * approved text that is too long, or that the master cannot fill, stays, and is refused there.
 *
 * ```ts
 * generateVariants({ ...limits, ...approvedParts(limits), seed: 'monday' });
 * ```
 *
 * @throws InvalidInputError for an approval that does not tell its times, or a style guide without one of the kinds
 */
export function approvedParts({ master, fragments, styleGuide, now }: HumanLimits): {
  readonly fragments: readonly Fragment[];
  readonly styleGuide: StyleGuide;
} {
  const nowMs = instantMs(now);
  const approved = <T extends Pick<Fragment, 'approval'>>(parts: readonly T[]): readonly T[] =>
    parts.filter(({ approval }) => approvalObstacle(approval, nowMs) === null);
  return {
    fragments: approved(fragments.filter(({ masterId }) => masterId === master.id)),
    styleGuide: {
      ...styleGuide,
      assets: {
        caption: approved(assetsOf(styleGuide, 'caption')),
        primaryText: approved(assetsOf(styleGuide, 'primaryText')),
        description: approved(assetsOf(styleGuide, 'description')),
        hashtags: approved(assetsOf(styleGuide, 'hashtags')),
        lut: approved(assetsOf(styleGuide, 'lut')),
        textOverlay: approved(assetsOf(styleGuide, 'textOverlay')),
        headline: approved(assetsOf(styleGuide, 'headline')),
        music: approved(assetsOf(styleGuide, 'music')),
      },
    },
  };
}
