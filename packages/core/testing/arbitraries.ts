export { anyDecisions } from './arbitraries/any-decisions.ts';
export { anyPolicy } from './arbitraries/any-policy.ts';
export { anyCycle, anySnapshot } from './arbitraries/any-snapshot.ts';
export { anyTree } from './arbitraries/any-tree.ts';
