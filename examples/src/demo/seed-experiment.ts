import { addDays, dayOf, type Instant, type Storage, startOfDay } from '@adpilot/core';
import type { GraphSimulator } from '@adpilot/meta-client/simulator';

const DAYS = 14;

/** The bundled world's test of two hooks: two weeks long, its one look is due on the first morning. */
export async function seedExperiment(
  storage: Storage,
  simulator: GraphSimulator,
  timeZone: string,
): Promise<void> {
  const { ads, at } = simulator.truth();
  const variants = ads.filter(({ name }) => name.startsWith('Hook '));
  const [first] = variants;
  if (!first) return;
  const end = dayOf(at, timeZone);
  const midnight = (day: string): Instant => startOfDay(day, timeZone);
  await storage.experiments.save({
    id: 'hook-question-or-statement',
    accountId: simulator.accountId,
    campaignId: first.campaignId,
    name: 'Hook: question or statement',
    status: 'active',
    primaryMetric: 'ctr',
    metrics: ['ctr', 'cpc', 'roas'],
    design: 'observational',
    startedAt: midnight(addDays(end, -DAYS)),
    plannedEndAt: midnight(end),
    variants: variants.map(({ adId, name }) => ({ id: adId, name, adId })),
    running: {},
    lastLook: null,
    outcome: null,
  });
}
