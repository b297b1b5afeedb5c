import assert from 'node:assert/strict';
import type { AdPlatformCheck } from './ad-platform-check.ts';
import { staged } from './ad-platform-subject.ts';
import { readAdSet, setDailyBudget, setStatus } from './current-value-checks.ts';
import { rejectsWithKind } from './rejects-with-kind.ts';

export const writeChecks: readonly AdPlatformCheck[] = [
  {
    id: 'AP-8',
    title: 'a write that is repeated changes nothing more',
    check: async (subject) => {
      const amount = subject.minimumDailyBudget * 3;
      await setDailyBudget(subject, amount);
      await setStatus(subject, 'PAUSED');
      const once = await readAdSet(subject);
      await setDailyBudget(subject, amount);
      await setStatus(subject, 'PAUSED');
      assert.deepEqual(await readAdSet(subject), once);
    },
  },
  {
    id: 'AP-9',
    title: 'a budget below the minimum is refused and changes nothing',
    check: async (subject) => {
      const before = await readAdSet(subject);
      for (const amount of [subject.minimumDailyBudget - 1, 0, -1, 0.5]) {
        await rejectsWithKind('invalid_request', setDailyBudget(subject, amount));
      }
      assert.deepEqual(await readAdSet(subject), before);
    },
  },
  {
    id: 'AP-10',
    title: 'a write to what does not exist is not found',
    check: async (subject) => {
      const missing = { ...subject, adSetId: subject.missingId };
      await rejectsWithKind('not_found', setDailyBudget(missing, subject.minimumDailyBudget * 3));
      await rejectsWithKind('not_found', setStatus(missing, 'PAUSED'));
    },
  },
  {
    id: 'AP-11',
    title: 'a write whose answer is lost has an unknown outcome, and may have taken effect',
    check: async (subject) => {
      const loseAnswers = staged(subject.loseAnswers);
      if (loseAnswers === null) return;
      await readAdSet(subject);
      loseAnswers();
      await rejectsWithKind('unknown_outcome', setStatus(subject, 'PAUSED'));
      await rejectsWithKind('unknown_outcome', setDailyBudget(subject, subject.minimumDailyBudget * 3));
      assert.equal((await readAdSet(subject)).status, 'PAUSED');
    },
  },
];
