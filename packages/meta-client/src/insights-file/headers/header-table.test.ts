import { describe, expect, it } from 'vitest';
import { ACTION_COLUMNS } from './action-columns.ts';
import { COLUMN_NAMES } from './column.ts';
import { isDailyBudget, isTotals, PURCHASE_RESULTS, spellingsOf, VOCABULARIES } from './header-table.ts';
import { normalizeHeader } from './normalize-header.ts';

describe('the header table', () => {
  it('has no header that names two columns', () => {
    const lists = [...new Set(Object.values(ACTION_COLUMNS).map(({ header }) => header))];
    const spellings = [...lists.map(normalizeHeader), ...COLUMN_NAMES.flatMap(spellingsOf)];
    const twice = spellings.filter((spelling, at) => spellings.indexOf(spelling) !== at);
    expect(twice).toEqual([]);
  });

  it('knows every column by a name at least', () => {
    expect(COLUMN_NAMES.filter((column) => spellingsOf(column).length === 0)).toEqual([]);
    expect(COLUMN_NAMES.flatMap(spellingsOf)).not.toContain('');
  });

  it.each(VOCABULARIES.map(({ name, headers }) => ({ name, headers })))(
    'repeats no header in $name',
    ({ headers }) => {
      const spellings = Object.values(headers).flatMap((names) => names.map(normalizeHeader));
      expect(spellings).toHaveLength(new Set(spellings).size);
    },
  );

  it.each([
    'conversions',
    'total_conversion',
    'sales',
    'Purchase ROAS (return on ad spend)',
    'Cost per purchase (USD)',
    'CPC (cost per link click) (USD)',
    'CTR (all)',
    'CPM',
    'Outbound clicks',
    'Unique clicks (all)',
    'Results (initial)',
    'Cost per results',
    'Landing page views',
    'Ends',
    'Video average play time',
    'Video plays',
    'Video plays at 95%',
    'Website purchase ROAS',
    'Adds to cart',
  ])('leaves %s alone', (header) => {
    expect(COLUMN_NAMES.flatMap(spellingsOf)).not.toContain(normalizeHeader(header));
  });

  it('knows a daily budget in every language of Ads Manager', () => {
    for (const type of ['Daily', 'diário', 'Diario', 'Täglich', 'Quotidien', 'Giornaliero'])
      expect(isDailyBudget(type)).toBe(true);
    for (const type of ['Lifetime', 'Vitalício', 'Using campaign budget', ''])
      expect(isDailyBudget(type)).toBe(false);
  });

  it('knows a sum of others in every language of Ads Manager', () => {
    const words = [
      'All',
      'TOTAL',
      'Grand total',
      'Todas',
      'Total general',
      'Alle',
      'Gesamt',
      'Tous',
      'Totale',
    ];
    const counted = [
      'Results from 12 campaigns',
      'Results from 1,234 ads',
      'Resultados de 3 conjuntos de anúncios',
      'Resultados de 3 campañas',
      'Ergebnisse aus 2 Anzeigen',
      'Résultats de 7 ensembles de publicités',
      'Risultati di 4 campagne',
    ];
    expect([...words, ...counted].filter((text) => !isTotals(text))).toEqual([]);
    const others = [
      '',
      'All placements',
      'Total war',
      'Results',
      'Results from campaigns',
      'Alles neu',
      '18-24',
    ];
    expect(others.filter(isTotals)).toEqual([]);
  });

  it('knows purchases in every language of Ads Manager', () => {
    expect(PURCHASE_RESULTS).toEqual(
      expect.arrayContaining(['website purchases', 'compras no site', 'kaufe', 'achats', 'acquisti']),
    );
    expect(PURCHASE_RESULTS).not.toContain('adds to cart');
  });
});
