import { describe, expect, it } from 'vitest';
import type { Column } from './column.ts';
import { findConversionEvent } from './conversion-event.ts';
import { type Columns, locateColumns } from './locate-columns.ts';

/** Exports as each source writes them: what is to be found, by our name for it, and what else stands there. */
const EXPORTS: readonly {
  readonly source: string;
  readonly currency: string | null;
  readonly found: string;
  readonly others: readonly string[];
}[] = [
  {
    source: 'Ads Manager in English',
    currency: 'USD',
    found: `
      day: Day; rangeStart: Reporting starts; rangeEnd: Reporting ends; adId: Ad ID; adName: Ad name
      adSetId: Ad set ID; adSetName: Ad set name; campaignId: Campaign ID; campaignName: Campaign name
      currency: Currency; adSetBudget: Ad set budget; adSetBudgetType: Ad set budget type
      campaignBudget: Campaign budget; campaignBudgetType: Campaign budget type
      attributionSetting: Attribution setting; resultType: Result indicator; results: Results
      spend: Amount spent (USD); impressions: Impressions; reach: Reach; clicks: Clicks (all)
      linkClicks: Link clicks; videoViews3s: 3-second video plays; videoViews25: Video plays at 25%
      videoViews50: Video plays at 50%; videoViews75: Video plays at 75%
      videoViews100: Video plays at 100%; engagements: Post engagements; conversions: Purchases
      revenue: Purchases conversion value`,
    others: [
      'Ad delivery',
      'Frequency',
      'Cost per results',
      'CPM (cost per 1,000 impressions) (USD)',
      'CTR (all)',
    ],
  },
  {
    source: 'Ads Manager in English, some years ago',
    currency: 'GBP',
    found: `
      rangeStart: Reporting Starts; rangeEnd: Reporting Ends; adName: Ad Name; spend: Amount Spent (GBP)
      impressions: Impressions; clicks: Clicks (All); linkClicks: Link Clicks
      videoViews3s: 3-Second Video Views; videoViews25: Video Watches at 25%
      engagements: Post Engagement; conversions: Website Purchases
      revenue: Website Purchases Conversion Value`,
    others: ['Delivery', 'Button Clicks', 'CPC (All) (GBP)', 'Website Purchase ROAS (Return on Ad Spend)'],
  },
  {
    source: 'Ads Manager in Portuguese of Brazil',
    currency: 'BRL',
    found: `
      day: Dia; rangeStart: Início dos relatórios; rangeEnd: Encerramento dos relatórios
      adId: Identificação do anúncio; adName: Nome do anúncio
      adSetId: Identificação do conjunto de anúncios; adSetName: Nome do conjunto de anúncios
      campaignId: Identificação da campanha; campaignName: Nome da campanha; currency: Moeda
      adSetBudget: Orçamento do conjunto de anúncios
      adSetBudgetType: Tipo de orçamento do conjunto de anúncios
      attributionSetting: Configuração de atribuição; resultType: Indicador de resultados
      results: Resultados; spend: Valor usado (BRL); impressions: Impressões; reach: Alcance
      clicks: Cliques (todos); linkClicks: Cliques no link
      videoViews3s: Reproduções do vídeo por no mínimo 3 segundos
      videoViews25: Reproduções de 25% do vídeo; videoViews50: Reproduções de 50% do vídeo
      videoViews75: Reproduções de 75% do vídeo; videoViews100: Reproduções de 100% do vídeo
      engagements: Engajamento com a publicação; conversions: Compras
      revenue: Valor de conversão da compra`,
    others: [
      'Veiculação do anúncio',
      'Frequência',
      'Custo por resultados',
      'Término',
      'CTR (todos)',
      'CPC (todos) (BRL)',
    ],
  },
  {
    source: 'Ads Manager in Portuguese of Portugal',
    currency: 'EUR',
    found: `
      rangeStart: Início dos relatórios; rangeEnd: Fim dos relatórios; adName: Nome do anúncio
      adSetName: Nome do conjunto de anúncios; campaignName: Nome da campanha
      attributionSetting: Definição de atribuição; resultType: Tipo de resultado; results: Resultados
      spend: Montante gasto (EUR); impressions: Impressões; reach: Alcance
      linkClicks: Cliques na ligação; conversions: Compras`,
    others: ['Estado de apresentação', 'Frequência', 'Custo por resultado', 'Começa a', 'Termina a'],
  },
  {
    source: 'Ads Manager in Spanish',
    currency: 'MXN',
    found: `
      day: Día; rangeStart: Inicio del informe; rangeEnd: Fin del informe
      adId: Identificador del anuncio; adName: Nombre del anuncio
      adSetName: Nombre del conjunto de anuncios; campaignName: Nombre de la campaña; currency: Divisa
      adSetBudget: Presupuesto del conjunto de anuncios
      adSetBudgetType: Tipo de presupuesto del conjunto de anuncios
      attributionSetting: Configuración de atribución; resultType: Indicador de resultado
      results: Resultados; spend: Importe gastado (MXN); impressions: Impresiones; reach: Alcance
      clicks: Clics (todos); linkClicks: Clics en el enlace
      videoViews3s: Reproducciones de video de 3 segundos
      videoViews25: Reproducciones de vídeo hasta el 25%
      videoViews100: Reproducciones de video hasta el 100%; conversions: Compras
      revenue: Valor de conversión de compras`,
    others: [
      'Entrega del anuncio',
      'Frecuencia',
      'Costo por resultados',
      'Finalización',
      'Resultados (iniciales)',
    ],
  },
  {
    source: 'Ads Manager in German',
    currency: 'EUR',
    found: `
      day: Tag; adName: Anzeigenname; adSetName: Name der Anzeigengruppe; campaignName: Kampagnenname
      currency: Währung; results: Ergebnisse; spend: Ausgegebener Betrag (EUR); impressions: Impressionen
      reach: Reichweite; clicks: Klicks (alle); linkClicks: Link-Klicks
      engagements: Beitragsinteraktionen; conversions: Käufe`,
    others: ['Frequenz', 'Kosten pro Ergebnis', 'CPM (Kosten pro 1.000 Impressionen) (EUR)', 'CTR (alle)'],
  },
  {
    source: 'Ads Manager in French',
    currency: 'EUR',
    found: `
      rangeStart: Début des rapports; rangeEnd: Fin des rapports; adName: Nom de la publicité
      adSetName: Nom de l’ensemble de publicités; campaignName: Nom de la campagne
      resultType: Indicateur de résultats; results: Résultats; spend: Montant dépensé (EUR)
      impressions: Impressions; reach: Couverture; clicks: Clics (tous); linkClicks: Clics sur un lien
      conversions: Achats; revenue: Valeur de conversion des achats`,
    others: ['Répétition', 'Coût par résultat', 'CPC (tous) (EUR)', 'Ajouts au panier'],
  },
  {
    source: 'Ads Manager in Italian',
    currency: 'EUR',
    found: `
      day: Giorno; rangeStart: Inizio dei report; rangeEnd: Fine dei report
      adSetBudget: Budget del gruppo di inserzioni
      adSetBudgetType: Tipo di budget del gruppo di inserzioni; campaignName: Nome della campagna
      attributionSetting: Impostazione di attribuzione; resultType: Indicatore di risultato
      results: Risultati; spend: Importo speso (EUR); impressions: Impression; reach: Copertura
      linkClicks: Clic sul link; conversions: Acquisti`,
    others: [
      'Pubblicazione della campagna',
      'Frequenza',
      'Costo per risultati',
      'Fine',
      'Risultati (iniziali)',
    ],
  },
  {
    source: 'the Marketing API',
    currency: null,
    found: `
      rangeStart: date_start; rangeEnd: date_stop; accountId: account_id; adId: ad_id; adName: ad_name
      adSetId: adset_id; age: age; gender: gender; country: country; region: region; marketArea: dma
      platform: publisher_platform; placement: platform_position; devicePlatform: device_platform
      impressionDevice: impression_device; product: product_id
      timeOfDay: hourly_stats_aggregated_by_advertiser_time_zone
      adSetName: adset_name; campaignId: campaign_id; campaignName: campaign_name
      currency: account_currency; attributionSetting: attribution_setting; spend: spend
      impressions: impressions; reach: reach; clicks: clicks; linkClicks: inline_link_clicks
      engagements: inline_post_engagement; videoViews3s: actions; videoViews25: video_p25_watched_actions
      videoViews50: video_p50_watched_actions; videoViews75: video_p75_watched_actions
      videoViews100: video_p100_watched_actions; conversions: actions; revenue: action_values`,
    others: ['cpm', 'ctr', 'cost_per_action_type', 'purchase_roas', 'conversions', 'video_play_actions'],
  },
  {
    source: 'a table of one’s own',
    currency: 'EUR',
    found: `
      day: date; campaignName: campaign; adSetName: adset; spend: spend_eur
      impressions: # of Impressions; clicks: clicks; linkClicks: link_clicks; conversions: purchases
      revenue: purchase_value`,
    others: ['market', 'section', 'ctr', 'roi', 'conversions', 'sales', 'cost_per_purchase'],
  },
];

/** What spreadsheets and scripts make of a header. */
const MANGLED: readonly (readonly [what: string, mangle: (header: string) => string])[] = [
  ['in capital letters', (header) => header.toUpperCase()],
  ['without accents', (header) => header.normalize('NFD').replace(/\p{M}/gu, '')],
  ['with odd spaces', (header) => `\u00a0${header.replaceAll(' ', '\u00a0 ')} `],
  ['in snake case', (header) => header.toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, '_')],
];

describe('the headers of a real export', () => {
  it.each(EXPORTS)('are understood in $source', ({ found, others, currency }) => {
    const expected = readFound(found);
    const headers = [...others, ...new Set(expected.values())];
    const columns = locate(headers);
    expect(headersOf(columns)).toEqual(Object.fromEntries(expected));
    for (const { index, header } of columns.at.values()) expect(headers[index]).toBe(header);
    expect([columns.currency, columns.count]).toEqual([currency, headers.length]);
  });

  it.each(MANGLED)('are understood %s', (_, mangle) => {
    for (const { found, others, currency } of EXPORTS) {
      const expected = [...readFound(found)].map(([column, header]) => [column, mangle(header)] as const);
      const columns = locate([...others.map(mangle), ...new Set(expected.map(([, header]) => header))]);
      expect(headersOf(columns)).toEqual(Object.fromEntries(expected));
      expect(columns.currency).toBe(currency);
    }
  });
});

function readFound(found: string): ReadonlyMap<string, string> {
  return new Map(
    found
      .trim()
      .split(/;?\s*\n\s*|; /)
      .map((pair) => pair.split(': '))
      .map(([column = '', header = '']) => [column, header]),
  );
}

function locate(headers: readonly string[]): Columns {
  return locateColumns(headers, { file: 'export.csv', event: findConversionEvent('purchase') });
}

function headersOf({ at }: Columns): Partial<Record<Column, string>> {
  return Object.fromEntries([...at].map(([column, { header }]) => [column, header]));
}
