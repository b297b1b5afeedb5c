import type { IntradayPoint } from '../../src/index.ts';
import { NOW } from './now.ts';

/** How the account stood at noon: a hundred clicks, four conversions. */
export function anIntradayPoint(overrides: Partial<IntradayPoint> = {}): IntradayPoint {
  return {
    level: 'account',
    id: 'act_1',
    day: '2026-01-15',
    readAt: NOW,
    spend: 2500,
    impressions: 5000,
    clicks: 100,
    conversions: 4,
    revenue: 12_000,
    ...overrides,
  };
}
