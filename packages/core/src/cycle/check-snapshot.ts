import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Budget } from '../model/budget.ts';
import type { InsightRow } from '../model/insight-row.ts';
import { isDay } from '../shared/day.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Checks what a plan reckons with: entities that occur once, budgets and figures that can be.
 *
 * @throws InvalidInputError naming the path (`snapshot.insights[3].spend`), with the entity and its day in words
 */
export function checkSnapshot({ campaigns, adSets, ads, creatives, insights }: Snapshot): void {
  for (const [path, entities] of Object.entries({ campaigns, adSets, ads, creatives }))
    checkIds(`snapshot.${path}`, entities);
  checkBudgets('snapshot.campaigns', campaigns);
  checkBudgets('snapshot.adSets', adSets);
  checkRows(insights);
}

function checkIds(path: string, entities: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  entities.forEach(({ id }, index) => {
    if (seen.has(id)) refuse(`${path}[${index}].id`, `${id} occurs twice`);
    seen.add(id);
  });
}

const AMOUNT = 'neither null nor a whole amount of at least 0';
const BUDGET_FIELDS = {
  dailyBudget: AMOUNT,
  lifetimeBudget: AMOUNT,
  // More than the budget may be spent.
  budgetRemaining: 'neither null nor a whole amount',
} as const;

function checkBudgets(path: string, owners: readonly (Budget & { readonly id: string })[]): void {
  owners.forEach((owner, index) => {
    const field = budgetFault(owner);
    if (field !== null)
      refuse(`${path}[${index}].${field}`, `${BUDGET_FIELDS[field]}: ${owner[field]}, of ${owner.id}`);
  });
}

function budgetFault(budget: Budget): keyof typeof BUDGET_FIELDS | null {
  const { dailyBudget, lifetimeBudget, budgetRemaining } = budget;
  if (!(dailyBudget === null || isWhole(dailyBudget))) return 'dailyBudget';
  if (!(lifetimeBudget === null || isWhole(lifetimeBudget))) return 'lifetimeBudget';
  return budgetRemaining === null || Number.isSafeInteger(budgetRemaining) ? null : 'budgetRemaining';
}

const WHOLE = 'not a whole number of at least 0';
const COUNT = 'neither null nor a number of at least 0';
const ROW_FIELDS = {
  impressions: WHOLE,
  spend: WHOLE,
  reach: COUNT,
  clicks: COUNT,
  linkClicks: COUNT,
  conversions: COUNT,
  // Refunds may exceed sales.
  revenue: 'neither null nor a finite number',
  engagements: COUNT,
  knownAt: 'not an instant',
} as const;

/** An account has hundreds of thousands of rows and a second for all of the plan: a sound row allocates nothing. */
function checkRows(rows: readonly InsightRow[]): void {
  const days = new Set<string>();
  let [index, lastDay] = [0, ''];
  for (const row of rows) {
    if (row.day !== lastDay) {
      lastDay = row.day;
      if (!days.has(lastDay)) {
        if (!isCalendarDay(lastDay))
          refuse(`snapshot.insights[${index}].day`, `not a day (YYYY-MM-DD): ${lastDay}, of ad ${row.adId}`);
        days.add(lastDay);
      }
    }
    const field = rowFault(row);
    if (field !== null) {
      const where = `of ad ${row.adId} on ${row.day}`;
      refuse(`snapshot.insights[${index}].${field}`, `${ROW_FIELDS[field]}: ${row[field]}, ${where}`);
    }
    index += 1;
  }
}

function rowFault(row: InsightRow): keyof typeof ROW_FIELDS | null {
  if (!isWhole(row.impressions)) return 'impressions';
  if (!isWhole(row.spend)) return 'spend';
  if (!isUnknownOrCount(row.reach)) return 'reach';
  if (!isUnknownOrCount(row.clicks)) return 'clicks';
  if (!isUnknownOrCount(row.linkClicks)) return 'linkClicks';
  if (!isUnknownOrCount(row.conversions)) return 'conversions';
  if (!(row.revenue === null || Number.isFinite(row.revenue))) return 'revenue';
  if (!isUnknownOrCount(row.engagements)) return 'engagements';
  return typeof row.knownAt === 'string' ? null : 'knownAt';
}

function isCalendarDay(day: unknown): boolean {
  return typeof day === 'string' && isDay(day);
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isUnknownOrCount(value: number | null): boolean {
  return value === null || (Number.isFinite(value) && value >= 0);
}

function refuse(argument: string, message: string): never {
  throw new InvalidInputError({ argument, message });
}
