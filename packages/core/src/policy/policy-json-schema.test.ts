import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definePolicy } from './define-policy.ts';
import { policyJsonSchema } from './policy-json-schema.ts';
import { policyPresets } from './presets.ts';

describe('policyJsonSchema', () => {
  const { if: known, else: otherwise, ...rest } = policyJsonSchema();
  const schema = z.fromJSONSchema(rest);

  it.each([
    ['the currency alone', { currency: 'USD' }, true],
    ['a preset', { currency: 'USD', preset: 'cautious' }, true],
    ['a threshold', { currency: 'USD', roas: { increaseAbove: 2.5 } }, true],
    ['one amount of several', { currency: 'USD', limits: { maxTotalDailySpend: '100.00' } }, true],
    [
      'an override',
      {
        currency: 'USD',
        overrides: [{ name: 'a', campaignIds: ['1'], policy: { roas: { minAgeHours: 1 } } }],
      },
      true,
    ],
    ['a whole policy', definePolicy({ currency: 'USD' }), true],
    ['no currency', {}, false],
    ['an unknown preset', { currency: 'USD', preset: 'bold' }, false],
    ['an unknown key', { currency: 'USD', rosa: {} }, false],
    ['a cap as a number', { currency: 'USD', limits: { maxTotalDailySpend: 100 } }, false],
    ['a share above 1', { currency: 'USD', limits: { maxStep: 1.2 } }, false],
    [
      'an override of a limit',
      { currency: 'USD', overrides: [{ name: 'a', policy: { limits: {} } }] },
      false,
    ],
  ])('judges %s', (_, input, accepted) => {
    expect(schema.safeParse(input).success).toBe(accepted);
  });

  it('demands the amounts only where the currency has none', () => {
    expect(known).toEqual({
      properties: { currency: { enum: ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF'] } },
    });
    expect(otherwise).toMatchObject({
      required: ['limits', 'approvals'],
      properties: { approvals: { required: ['perAction'] } },
    });
  });

  it('offers every preset', () => {
    expect(policyJsonSchema()).toMatchObject({
      properties: { preset: { enum: Object.keys(policyPresets) } },
    });
  });
});
