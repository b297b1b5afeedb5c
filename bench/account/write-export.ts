import { closeSync, openSync, writeSync } from 'node:fs';
import { addDays, createRng, type Rng } from '../../packages/core/src/index.ts';
import { AD_SETS_PER_CAMPAIGN, ADS_PER_AD_SET, entityId } from './shape.ts';

const ADS = 1000;
const AGES = ['18-24', '25-44', '45+'];
const FIRST_DAY = '2020-01-01';
const HEADERS = [
  'Day',
  'Campaign ID',
  'Campaign name',
  'Ad set ID',
  'Ad set name',
  'Ad ID',
  'Ad name',
  'Age',
  'Amount spent (USD)',
  'Impressions',
  'Clicks (all)',
  'Link clicks',
  'Purchases',
  'Purchases conversion value',
];

/** Writes an export of Ads Manager by day and age group. A larger one has more days of the same thousand ads. */
export function writeExport(file: string, { megabytes }: { readonly megabytes: number }): void {
  const rng = createRng('export');
  const descriptor = openSync(file, 'w');
  try {
    let bytes = writeSync(descriptor, `${HEADERS.join(',')}\n`);
    for (let day = 0; bytes < megabytes * 1e6; day += 1) {
      bytes += writeSync(descriptor, linesOf(addDays(FIRST_DAY, day), rng));
    }
  } finally {
    closeSync(descriptor);
  }
}

function linesOf(day: string, rng: Rng): string {
  return Array.from({ length: ADS }, (_, ad) => AGES.map((age) => lineOf(day, ad, age, rng)).join('')).join(
    '',
  );
}

function lineOf(day: string, ad: number, age: string, rng: Rng): string {
  const adSet = Math.floor(ad / ADS_PER_AD_SET);
  const campaign = Math.floor(adSet / AD_SETS_PER_CAMPAIGN);
  const impressions = 500 + Math.floor(2000 * rng.next());
  const linkClicks = Math.floor(impressions * 0.02 * rng.next());
  const purchases = Math.floor(linkClicks * 0.1 * rng.next());
  const cells = [
    day,
    entityId('campaign', campaign),
    `Campaign ${campaign}`,
    entityId('ad_set', adSet),
    `"Ad set ${adSet}, all placements"`,
    entityId('ad', ad),
    `Ad ${ad}`,
    age,
    (impressions * 0.01).toFixed(2),
    impressions,
    Math.floor(linkClicks * 1.3),
    linkClicks,
    purchases,
    (purchases * 49.9).toFixed(2),
  ];
  return `${cells.join(',')}\n`;
}
