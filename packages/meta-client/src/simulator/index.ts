export {
  createGraphSimulator,
  type GraphSimulator,
  type GraphSimulatorOptions,
} from './create-graph-simulator.ts';
export { importInsights } from './import-insights.ts';
export type {
  AdSetTruth,
  AdTruthNow,
  BudgetTruth,
  CampaignTruth,
  WorldTruth,
} from './market/world-truth.ts';
export type { WorldInput } from './world/world-input.ts';
export { demoWorld } from './worlds/demo-world.ts';
