import { addDays, type Instant, InvalidInputError, startOfDay } from '@adpilot/core';
import { deriveId } from './derive-id.ts';
import { type CompleteWorld, parseWorldInput, type WorldInput } from './world-input.ts';
import type {
  AdSetState,
  AdState,
  BudgetState,
  CampaignState,
  EntityState,
  WorldState,
} from './world-state.ts';

type CampaignInput = CompleteWorld['campaigns'][number];
type AdSetInput = CampaignInput['adSets'][number];
type AdInput = AdSetInput['ads'][number];

/**
 * The state of a world in which no hour has passed yet.
 *
 * @throws InvalidInputError for a world that cannot be meant
 */
export function buildWorldState(input: WorldInput, seed: string): WorldState {
  const world = parseWorldInput(input);
  const marketStart = startOfMarket(world);
  const tree = world.campaigns.map((campaign, at) => buildCampaign(world, campaign, at));
  const state: WorldState = {
    version: 1,
    seed,
    startsAt: world.startsAt,
    simulatedTo: marketStart,
    hour: 0,
    account: {
      id: world.account.id ?? `act_${deriveId('account', world.account.name)}`,
      name: world.account.name,
      currency: world.account.currency,
      timeZone: world.account.timeZone,
      minimumDailyBudget: world.account.minimumDailyBudget,
    },
    reportingDelay: world.reportingDelay,
    dayNoise: world.dayNoise,
    campaigns: tree.map(({ campaign }) => campaign),
    adSets: tree.flatMap(({ adSets }) => adSets),
    ads: tree.flatMap(({ ads }) => ads),
    arrivals: {},
    past: [...world.past],
  };
  checkIds(state);
  return state;
}

/** After the last day of the past, or where the world starts. */
function startOfMarket({ past, startsAt, account }: CompleteWorld): Instant {
  const lastDay = past
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (lastDay === undefined) return startsAt;
  const afterPast = startOfDay(addDays(lastDay, 1), account.timeZone);
  return afterPast > startsAt ? afterPast : startsAt;
}

function buildCampaign(
  world: CompleteWorld,
  input: CampaignInput,
  at: number,
): { campaign: CampaignState; adSets: AdSetState[]; ads: AdState[] } {
  const place = [world.account.name, at];
  const campaign: CampaignState = {
    ...buildEntity(world, input, ['campaign', ...place]),
    ...buildBudget(input),
    objective: input.objective,
  };
  const children = input.adSets.map((adSet, index) =>
    buildAdSet(world, campaign.id, adSet, [...place, index]),
  );
  return {
    campaign,
    adSets: children.map(({ adSet }) => adSet),
    ads: children.flatMap(({ ads }) => ads),
  };
}

function buildAdSet(
  world: CompleteWorld,
  campaignId: string,
  input: AdSetInput,
  place: readonly (string | number)[],
): { adSet: AdSetState; ads: AdState[] } {
  const adSet: AdSetState = {
    ...buildEntity(world, input, ['ad set', ...place]),
    ...buildBudget(input),
    campaignId,
    optimizationGoal: input.optimizationGoal,
    learning: input.learning,
    budgetChanges: [],
  };
  const ads = input.ads.map((ad, index) =>
    buildAd(world, { campaignId, adSetId: adSet.id }, ad, [...place, index]),
  );
  return { adSet, ads };
}

function buildAd(
  world: CompleteWorld,
  parents: { readonly campaignId: string; readonly adSetId: string },
  input: AdInput,
  place: readonly (string | number)[],
): AdState {
  const entity = buildEntity(world, input, ['ad', ...place]);
  return {
    ...entity,
    adSetId: parents.adSetId,
    campaignId: parents.campaignId,
    creativeId: deriveId('creative', entity.id),
    format: input.format,
    truth: input.truth,
    changes: [...input.changes].sort((a, b) => a.fromDay - b.fromDay),
    days: {},
  };
}

function buildEntity(
  { startsAt }: CompleteWorld,
  { id, name, labels, status, createdAt = startsAt }: CampaignInput | AdSetInput | AdInput,
  place: readonly (string | number)[],
): EntityState {
  return { id: id ?? deriveId(...place), name, labels: [...labels], status, createdAt, updatedAt: createdAt };
}

function buildBudget({
  dailyBudget = null,
  lifetimeBudget = null,
  endsAt = null,
}: {
  readonly dailyBudget?: number | null | undefined;
  readonly lifetimeBudget?: number | null | undefined;
  readonly endsAt?: Instant | null | undefined;
}): BudgetState {
  return { dailyBudget, lifetimeBudget, endsAt, ledger: [], spent: 0 };
}

function checkIds({ campaigns, adSets, ads, past }: WorldState): void {
  const known = new Set<string>();
  for (const { id } of [...campaigns, ...adSets, ...ads]) {
    if (known.has(id))
      throw new InvalidInputError({ argument: 'world', message: `two entities with id ${id}` });
    known.add(id);
  }
  const adIds = new Set(ads.map(({ id }) => id));
  const stranger = past.find(({ adId }) => !adIds.has(adId));
  if (stranger) {
    throw new InvalidInputError({
      argument: 'world.past',
      message: `a row of an unknown ad: ${stranger.adId}`,
    });
  }
}
