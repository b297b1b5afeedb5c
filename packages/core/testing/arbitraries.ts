export { anyDecisions } from './arbitraries/any-decisions.ts';
export { anyOverrides } from './arbitraries/any-overrides.ts';
export { anyPolicy } from './arbitraries/any-policy.ts';
export { anyProduction } from './arbitraries/any-production.ts';
export { anyCycle, anySnapshot } from './arbitraries/any-snapshot.ts';
export { anyTree } from './arbitraries/any-tree.ts';
