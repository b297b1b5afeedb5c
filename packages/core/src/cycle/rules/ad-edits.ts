import type { Ad } from '../../model/ad.ts';
import type { AdSet } from '../../model/ad-set.ts';
import { groupBy } from '../../shared/group-by.ts';
import { addHours, type Instant } from '../../shared/instant.ts';
import type { CycleFacts } from '../facts.ts';

/** A budget's change counts from when it was seen, an ad's creation from when it was begun: both about the edit's time. */
const SAME_EDIT_HOURS = 1;

type Basis = Pick<CycleFacts, 'snapshot' | 'adSets' | 'adsOf'>;

/**
 * When ads were last edited so much that what was before is another ad's past; null where they were not, or nobody knows.
 *
 * Of an ad set the platform tells its last significant edit, whatever that was. One at the time of a change of its budget
 * or of a new ad beside them leaves these ads as they were.
 */
export function createAdEdits({ snapshot, adSets, adsOf }: Basis): (ads: readonly Ad[]) => Instant | null {
  const changes = groupBy(snapshot.budgetChanges, ({ targetId }) => targetId);
  const editOf = ({ id, campaignId, lastSignificantEdit: edit }: AdSet): Instant | null => {
    if (edit === null) return null;
    const [from, until] = [addHours(edit, -SAME_EDIT_HOURS), addHours(edit, SAME_EDIT_HOURS)];
    const isSame = (at: Instant): boolean => at >= from && at <= until;
    const isHarmless =
      [...(changes.get(id) ?? []), ...(changes.get(campaignId) ?? [])].some(({ at }) => isSame(at)) ||
      (adsOf.get(id) ?? []).some(({ createdAt }) => isSame(createdAt));
    return isHarmless ? null : edit;
  };
  const edits = new Map<AdSet, Instant | null>();
  return (ads) =>
    ads.reduce<Instant | null>((last, { adSetId }) => {
      const adSet = adSets.get(adSetId);
      if (!adSet) return last;
      const known = edits.get(adSet);
      const edit = known === undefined ? editOf(adSet) : known;
      edits.set(adSet, edit);
      return edit !== null && (last === null || edit > last) ? edit : last;
    }, null);
}
