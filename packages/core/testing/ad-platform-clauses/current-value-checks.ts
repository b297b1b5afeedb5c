import assert from 'node:assert/strict';
import type { CurrentValue } from '../../src/index.ts';
import type { AdPlatformCheck } from './ad-platform-check.ts';
import type { AdPlatformSubject } from './ad-platform-subject.ts';

/** The current value of the subject's ad set. */
export async function readAdSet({ platform, accountId, adSetId }: AdPlatformSubject): Promise<CurrentValue> {
  const [value] = await platform.readCurrentValues({
    accountId,
    targets: [{ level: 'ad_set', id: adSetId }],
  });
  assert.ok(value, 'the subject has its ad set');
  return value;
}

/** Sets the daily budget of the subject's ad set. */
export async function setDailyBudget(subject: AdPlatformSubject, amount: number): Promise<void> {
  const { platform, accountId, adSetId: id } = subject;
  await platform.setBudget({ accountId, level: 'ad_set', id, kind: 'daily', amount });
}

/** Switches the subject's ad set. */
export async function setStatus(subject: AdPlatformSubject, status: 'ACTIVE' | 'PAUSED'): Promise<void> {
  const { platform, accountId, adSetId: id } = subject;
  await platform.setStatus({ accountId, level: 'ad_set', id, status });
}

export const currentValueChecks: readonly AdPlatformCheck[] = [
  {
    id: 'AP-6',
    title: 'current values answer every target in its place, with null for what does not exist',
    check: async ({ platform, accountId, adSetId, adIds, campaignIds, missingId }) => {
      const targets = [
        ...adIds.map((id) => ({ level: 'ad', id }) as const),
        { level: 'ad_set', id: missingId } as const,
        ...campaignIds.map((id) => ({ level: 'campaign', id }) as const),
        { level: 'ad_set', id: adSetId } as const,
      ];
      const values = await platform.readCurrentValues({ accountId, targets });
      assert.deepEqual(
        values.map((value) => value && { level: value.level, id: value.id }),
        targets.map((target) => (target.id === missingId ? null : target)),
      );
    },
  },
  {
    id: 'AP-7',
    title: 'current values show a write as soon as it resolved',
    check: async (subject) => {
      const amount = subject.minimumDailyBudget * 3;
      await setDailyBudget(subject, amount);
      assert.equal((await readAdSet(subject)).dailyBudget, amount);
      await setStatus(subject, 'PAUSED');
      assert.equal((await readAdSet(subject)).status, 'PAUSED');
    },
  },
];
