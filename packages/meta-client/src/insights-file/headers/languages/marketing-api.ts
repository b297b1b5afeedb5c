import type { Vocabulary } from './vocabulary.ts';

/** The fields of the Marketing API's insights that hold one value each. */
export const MARKETING_API: Vocabulary = {
  name: 'Marketing API',
  headers: {
    rangeStart: ['date_start'],
    rangeEnd: ['date_stop'],
    adId: ['ad_id'],
    adName: ['ad_name'],
    adSetId: ['adset_id'],
    adSetName: ['adset_name'],
    campaignId: ['campaign_id'],
    campaignName: ['campaign_name'],
    currency: ['account_currency'],
    attributionSetting: ['attribution_setting'],
    spend: ['spend'],
    impressions: ['impressions'],
    reach: ['reach'],
    clicks: ['clicks'],
    linkClicks: ['inline_link_clicks'],
    engagements: ['inline_post_engagement'],
  },
};
