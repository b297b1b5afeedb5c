import type { Fragment } from '../model/fragment.ts';
import type { StyleGuide } from '../model/style-guide.ts';
import { instantMs } from '../shared/instant.ts';
import { approvalObstacle } from './approval-obstacle.ts';
import type { HumanLimits } from './check-parts.ts';

/**
 * What of a master's parts may be used now: its own fragments and style assets, approved and not expired. That is what
 * {@link generateVariants} takes; it refuses everything else rather than to pass it over.
 *
 * ```ts
 * generateVariants({ ...limits, ...approvedParts(limits), seed: 'monday' });
 * ```
 *
 * @throws InvalidInputError for an approval that does not tell its times
 */
export function approvedParts({ master, fragments, styleGuide, now }: HumanLimits): {
  readonly fragments: readonly Fragment[];
  readonly styleGuide: StyleGuide;
} {
  const nowMs = instantMs(now);
  const approved = <T extends Pick<Fragment, 'approval'>>(parts: readonly T[]): readonly T[] =>
    parts.filter(({ approval }) => approvalObstacle(approval, nowMs) === null);
  const { assets } = styleGuide;
  return {
    fragments: approved(fragments.filter(({ masterId }) => masterId === master.id)),
    styleGuide: {
      ...styleGuide,
      assets: {
        caption: approved(assets.caption),
        primaryText: approved(assets.primaryText),
        description: approved(assets.description),
        hashtags: approved(assets.hashtags),
        lut: approved(assets.lut),
        textOverlay: approved(assets.textOverlay),
        headline: approved(assets.headline),
        music: approved(assets.music),
      },
    },
  };
}
