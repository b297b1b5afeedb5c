import type { AdDay, AdState, WorldState } from '../world/world-state.ts';
import type { MarketHour } from './calendar.ts';
import { chanceOf } from './chance.ts';
import { convertClicks } from './convert-clicks.ts';
import { sampleLogNormal } from './sample-log-normal.ts';
import { samplePoisson } from './sample-poisson.ts';
import { trueRatesOn } from './true-rates.ts';

// The price of an impression varies about a tenth from hour to hour, beyond the time of day.
const PRICE_CV = 0.1;

/** Spends an amount on an ad for an hour: impressions, clicks, and conversions that are reported now or later. */
export function deliverAd(state: WorldState, ad: AdState, spend: number, hour: MarketHour): void {
  const rng = chanceOf(state.seed, ad.id, hour.startsAt);
  const rates = trueRatesOn(ad, hour.dayNumber);
  const bought = ((spend * 1000) / rates.cpm) * hour.efficiency * sampleLogNormal(rng, 1, PRICE_CV);
  const impressions = Math.floor(bought + rng.next());
  const ctr = rates.ctr * dayEffectOf(state, ad, hour);
  const linkClicks = Math.min(impressions, samplePoisson(rng, impressions * ctr));
  const figures = figuresOf(ad, hour);
  figures.spend += spend;
  figures.impressions += impressions;
  figures.linkClicks += linkClicks;
  convertClicks(state, { adId: ad.id, day: hour.day, linkClicks, rates, rng });
}

function figuresOf(ad: AdState, { day }: MarketHour): AdDay {
  const known = ad.days[day];
  if (known) return known;
  const figures = { impressions: 0, linkClicks: 0, spend: 0, conversions: 0, revenue: 0 };
  ad.days[day] = figures;
  return figures;
}

/** Audiences and placements differ from day to day, so an ad's click-through rate does, beyond chance. */
function dayEffectOf({ seed, dayNoise }: WorldState, { id }: AdState, { day }: MarketHour): number {
  return dayNoise === 0 ? 1 : sampleLogNormal(chanceOf(seed, id, day), 1, dayNoise);
}
