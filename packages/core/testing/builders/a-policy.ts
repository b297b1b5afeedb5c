import { definePolicy, type Policy, type PolicyInput } from '../../src/index.ts';

/** The default policy in US dollars. */
export function aPolicy(overrides: Partial<PolicyInput> = {}): Policy {
  return definePolicy({ currency: 'USD', ...overrides });
}
