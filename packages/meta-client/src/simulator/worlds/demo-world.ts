import type { WorldInput } from '../world/world-input.ts';
import { creativeTest, evergreen, newMarket, prospecting, retargeting } from './demo-campaigns.ts';

/**
 * A small shop's account for a first look, best taken 28 days after its start at 06:00 in New York. It holds one of
 * everything: winners with small, large and very large budgets, steady ad sets, losers, a worn-out creative, a shop
 * whose checkout broke on the day before, an ad set in learning and a test of two creatives.
 */
export function demoWorld(): WorldInput {
  return {
    startsAt: '2026-01-05T05:00:00.000Z',
    account: {
      id: 'act_120200000000001',
      name: 'Northwind Outfitters',
      currency: 'USD',
      timeZone: 'America/New_York',
      minimumDailyBudget: 100,
    },
    campaigns: [prospecting, retargeting, evergreen, creativeTest, newMarket],
  };
}
