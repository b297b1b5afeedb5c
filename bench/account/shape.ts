/** How an account's ads are spread: 10 000 ads stand in 2 000 ad sets of 200 campaigns. */
export const ADS_PER_AD_SET = 5;
export const AD_SETS_PER_CAMPAIGN = 10;

/** Ids as long as those that Meta gives. */
export function entityId(kind: 'campaign' | 'ad_set' | 'ad' | 'creative', index: number): string {
  const prefix = { campaign: '12021', ad_set: '12022', ad: '12023', creative: '9876' }[kind];
  return `${prefix}${String(index).padStart(12, '0')}`;
}

/** Every `period`-th index, counted from `offset`. */
export function isEvery(period: number, index: number, offset = 0): boolean {
  return index % period === offset;
}
