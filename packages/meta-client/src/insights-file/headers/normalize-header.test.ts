import { describe, expect, it } from 'vitest';
import { normalizeHeader } from './normalize-header.ts';

describe('normalizeHeader', () => {
  it.each([
    ['  Amount\u00a0 Spent ', 'amount spent'],
    ['\ufeffDay\u200b', 'day'],
    ['Impressões', 'impressoes'],
    ['Impresso\u0303es', 'impressoes'],
    ['IMPRESSOES', 'impressoes'],
    ['Valeur de conversion de l’achat', 'valeur de conversion de l achat'],
    ['adset_name', 'adset name'],
    ['Link-Klicks', 'link klicks'],
    ['campaignName', 'campaign name'],
    ['adID', 'ad id'],
    ['# of Website Clicks', 'website clicks'],
    [' of Impressions', 'impressions'],
    ['Number of purchases', 'purchases'],
    ['Clicks (all)', 'clicks all'],
    ['actions:offsite_conversion.fb_pixel_lead', 'actions offsite conversion fb pixel lead'],
    ['Video plays at 25 %', 'video plays at 25%'],
    ['—', ''],
  ])('compares %j as %j', (header, expected) => {
    expect(normalizeHeader(header)).toBe(expected);
    expect(normalizeHeader(expected)).toBe(expected);
  });

  it('keeps a rate apart from the count of the same name', () => {
    expect(normalizeHeader('Link clicks (%)')).not.toBe(normalizeHeader('Link clicks'));
    expect(normalizeHeader('% impressions')).not.toBe(normalizeHeader('impressions'));
  });
});
