import assert from 'node:assert/strict';
import type { AdPlatformCheck } from './ad-platform-check.ts';
import { type AdPlatformSubject, staged } from './ad-platform-subject.ts';
import { everyCall } from './every-call.ts';
import { rejectsWithKind } from './rejects-with-kind.ts';

/** Asserts that nothing leaves the adapter meanwhile, where the subject can tell. */
async function sendsNothing(subject: AdPlatformSubject, act: () => Promise<void>): Promise<void> {
  const count = staged(subject.countRequests);
  const before = count?.();
  await act();
  assert.equal(count?.(), before);
}

export const refusalChecks: readonly AdPlatformCheck[] = [
  {
    id: 'AP-12',
    title: 'an aborted signal rejects with its reason and sends nothing',
    check: async (subject) => {
      const reason = new Error('enough');
      const signal = AbortSignal.abort(reason);
      await sendsNothing(subject, async () => {
        for (const call of everyCall(subject, { accountId: subject.accountId, signal })) {
          await assert.rejects(call, (error) => error === reason);
        }
      });
    },
  },
  {
    id: 'AP-12',
    title: 'a failure is a PlatformError',
    check: async ({ platform, accountId, missingId: id }) => {
      await rejectsWithKind(null, platform.setStatus({ accountId, level: 'ad', id, status: 'PAUSED' }));
    },
  },
  {
    id: 'AP-13',
    title: 'an account that the adapter was not given is refused, and nothing is sent',
    check: async (subject) => {
      await sendsNothing(subject, async () => {
        for (const call of everyCall(subject, { accountId: subject.foreignAccountId })) {
          await rejectsWithKind('permission', call());
        }
      });
    },
  },
];
