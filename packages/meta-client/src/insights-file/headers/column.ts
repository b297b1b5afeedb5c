/** What a cell of a column holds. Amounts are in major units; a part says which share of an ad's figures the row has. */
export type ColumnUnit = 'day' | 'id' | 'text' | 'part' | 'count' | 'amount';

/** What a row of an export may say, by our name for it. */
export const COLUMNS = {
  day: { unit: 'day', meaning: 'the day of the row' },
  rangeStart: { unit: 'day', meaning: 'the first day that the row covers' },
  rangeEnd: {
    unit: 'day',
    meaning: 'the last day that the row covers; the day, where it is the first as well',
  },
  adId: { unit: 'id', meaning: 'the ad' },
  adName: { unit: 'text', meaning: 'the ad by its name' },
  adSetId: { unit: 'id', meaning: 'the ad set' },
  adSetName: { unit: 'text', meaning: 'the ad set by its name' },
  campaignId: { unit: 'id', meaning: 'the campaign' },
  campaignName: { unit: 'text', meaning: 'the campaign by its name' },
  accountId: { unit: 'text', meaning: 'the ad account, the same in all files' },
  accountName: { unit: 'text', meaning: 'the ad account by its name' },
  age: { unit: 'part', meaning: 'a breakdown by age' },
  gender: { unit: 'part', meaning: 'a breakdown by gender' },
  country: { unit: 'part', meaning: 'a breakdown by country' },
  region: { unit: 'part', meaning: 'a breakdown by region' },
  marketArea: { unit: 'part', meaning: 'a breakdown by television market' },
  platform: { unit: 'part', meaning: 'a breakdown by platform' },
  placement: { unit: 'part', meaning: 'a breakdown by placement' },
  devicePlatform: { unit: 'part', meaning: 'a breakdown by kind of device' },
  impressionDevice: { unit: 'part', meaning: 'a breakdown by device' },
  timeOfDay: { unit: 'part', meaning: 'a breakdown by hour' },
  product: { unit: 'part', meaning: 'a breakdown by product' },
  currency: { unit: 'text', meaning: 'the code of the currency of the amounts' },
  adSetBudget: { unit: 'amount', meaning: 'the budget of the ad set' },
  adSetBudgetType: { unit: 'text', meaning: 'whether that is an amount a day' },
  campaignBudget: { unit: 'amount', meaning: 'the budget of the campaign' },
  campaignBudgetType: { unit: 'text', meaning: 'whether that is an amount a day' },
  attributionSetting: { unit: 'text', meaning: 'the windows in which conversions count' },
  resultType: { unit: 'text', meaning: 'the event that the results count' },
  results: {
    unit: 'count',
    meaning: 'what the ad was optimised for; conversions where the event is the configured one',
  },
  spend: { unit: 'amount', meaning: 'the amount spent' },
  impressions: { unit: 'count', meaning: 'impressions' },
  reach: { unit: 'count', meaning: 'people reached' },
  clicks: { unit: 'count', meaning: 'clicks of every kind' },
  linkClicks: { unit: 'count', meaning: 'clicks on links' },
  videoViews3s: { unit: 'count', meaning: 'views of a video for three seconds' },
  videoViews25: { unit: 'count', meaning: 'views of a quarter of a video' },
  videoViews50: { unit: 'count', meaning: 'views of half of a video' },
  videoViews75: { unit: 'count', meaning: 'views of three quarters of a video' },
  videoViews100: { unit: 'count', meaning: 'views of a whole video' },
  engagements: { unit: 'count', meaning: 'engagements with the post' },
  conversions: { unit: 'count', meaning: 'conversions: the configured event, by default purchases' },
  revenue: { unit: 'amount', meaning: 'the value of the conversions' },
} as const satisfies Readonly<Record<string, { readonly unit: ColumnUnit; readonly meaning: string }>>;

/** A column by our name for it. */
export type Column = keyof typeof COLUMNS;

/** Every column, in the order of {@link COLUMNS}. */
export const COLUMN_NAMES: readonly Column[] = Object.keys(COLUMNS).filter(
  (name): name is Column => name in COLUMNS,
);
