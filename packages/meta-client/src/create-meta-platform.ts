import type { AdPlatform } from '@adpilot/core';
import { createSystemClock } from '@adpilot/core/runtime';
import { readAccount } from './account/read-account.ts';
import { readAdSets } from './ad-sets/read-ad-sets.ts';
import { readAds } from './ads/read-ads.ts';
import { readCampaigns } from './campaigns/read-campaigns.ts';
import { readCreatives } from './creatives/read-creatives.ts';
import { readCurrentValues } from './current-values/read-current-values.ts';
import { createGraph } from './http/graph.ts';
import { readInsights } from './insights/read-insights.ts';
import { createOwnership } from './ownership/ownership.ts';
import {
  checkOptions,
  DEFAULT_API_VERSION,
  type MetaPlatformOptions,
  retryOptions,
} from './platform-options.ts';
import { setBudget } from './writes/set-budget.ts';
import { setStatus } from './writes/set-status.ts';

/**
 * Meta's Marketing API as an {@link AdPlatform}.
 *
 * `live` needs a token and the explicit list of the accounts that may be touched, and nothing but this call can choose
 * it. `stub` takes only a `fetch` that a simulator marked, and so makes no network call.
 *
 * ```ts
 * const platform = createMetaPlatform({ mode: 'live', accessToken: token, accountIds: ['act_1234567890'] });
 * for await (const page of platform.readCampaigns({ accountId: 'act_1234567890' })) {
 *   for (const campaign of page.items) console.log(campaign.name, campaign.dailyBudget);
 * }
 * ```
 *
 * @throws InvalidInputError for options that cannot be meant
 */
export function createMetaPlatform(options: MetaPlatformOptions): AdPlatform {
  checkOptions(options);
  const {
    mode,
    accessToken,
    accountIds,
    appSecret = null,
    apiVersion = DEFAULT_API_VERSION,
    logger,
  } = options;
  const { timeoutMs, ...policy } = retryOptions(options.retry);
  const graph = createGraph({
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    clock: options.clock ?? createSystemClock(),
    version: apiVersion,
    accountIds: [...accountIds],
    accessToken,
    appSecret,
    policy,
    timeoutMs,
    logger,
  });
  const writer = { graph, ownership: createOwnership(graph) };
  return {
    capabilities: { mode },
    readAccount: (request) => readAccount(graph, request),
    readCampaigns: (request) => readCampaigns(graph, request),
    readAdSets: (request) => readAdSets(graph, request),
    readAds: (request) => readAds(graph, request),
    readCreatives: (request) => readCreatives(graph, request),
    readInsights: (request) => readInsights(graph, request),
    readCurrentValues: (request) => readCurrentValues(writer, request),
    setBudget: (request) => setBudget(writer, request),
    setStatus: (request) => setStatus(writer, request),
  };
}
