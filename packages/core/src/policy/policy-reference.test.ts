import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPolicyReference } from '../../../../scripts/policy-reference/render-policy-reference.ts';

describe('the reference page of the policy', () => {
  it('has every field with its default and its reason, as `pnpm docs:policy` writes them', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/policy.md'), 'utf8');
    expect(page).toBe(renderPolicyReference());
  });
});
