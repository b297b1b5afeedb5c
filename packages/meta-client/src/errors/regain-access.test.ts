import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { recordedAnswers } from '../../testing/recorded-answers.ts';
import { regainAccessMs } from './regain-access.ts';

const read = (headers: Readonly<Record<string, string>>) => regainAccessMs((name) => headers[name] ?? null);

describe('regainAccessMs', () => {
  it('counts the business use case in minutes and takes the longest', () => {
    const usage = {
      '1': [
        { type: 'ads_management', estimated_time_to_regain_access: 19 },
        { estimated_time_to_regain_access: 0 },
      ],
      '2': [{ type: 'ads_insights', estimated_time_to_regain_access: 3 }],
    };
    expect(read({ 'x-business-use-case-usage': JSON.stringify(usage) })).toBe(19 * 60_000);
  });

  it('counts the account usage and Retry-After in seconds', () => {
    expect(read({ 'x-ad-account-usage': '{"acc_id_util_pct":100,"reset_time_duration":100}' })).toBe(100_000);
    expect(read({ 'retry-after': '7' })).toBe(7000);
  });

  it.each(['', '17%', '{"acc_id_util_pct":9.67}', '[]', '{"1":5}'])('finds nothing in %j', (value) => {
    expect(read({ 'x-business-use-case-usage': value, 'x-ad-account-usage': value })).toBeNull();
  });
});

const recorded = recordedAnswers(
  'usage-headers.json',
  z.array(z.object({ header: z.string(), value: z.string() })),
);

it.runIf(recorded !== null)('reads recorded headers, odd ones included', () => {
  const waits = (recorded ?? []).map(({ header, value }) => read({ [header.toLowerCase()]: value }));
  expect(waits.filter((ms) => ms !== null)).toEqual([600_000, 100_000, 1_140_000]);
});
