import type { SpikePoint } from '../../src/index.ts';
import { addDays } from '../../src/index.ts';

/** The same ordinary day again and again; the last one as told. */
export function aSpikeSeries(
  earlier: number,
  last: Partial<SpikePoint> = {},
  everyDay: Partial<SpikePoint> = {},
): readonly SpikePoint[] {
  return Array.from(
    { length: earlier + 1 },
    (_, day): SpikePoint => ({
      period: addDays('2026-03-01', day),
      impressions: 20_000,
      clicks: 240,
      spend: 50_000,
      conversions: 30,
      revenue: 150_000,
      frequency: 1.2,
      maturity: 1,
      ...everyDay,
      ...(day === earlier ? last : {}),
    }),
  );
}
