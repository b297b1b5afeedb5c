import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPolicyReference } from './policy-reference/render-policy-reference.ts';

// Writes docs/policy.md from the schema of the policy.
const PAGE = join(import.meta.dirname, '../docs/policy.md');
writeFileSync(PAGE, renderPolicyReference());
console.log(`written  ${PAGE}`);
