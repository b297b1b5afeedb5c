import type { Column } from './column.ts';
import { ENGLISH } from './languages/english.ts';
import { FRENCH } from './languages/french.ts';
import { GERMAN } from './languages/german.ts';
import { ITALIAN } from './languages/italian.ts';
import { MARKETING_API } from './languages/marketing-api.ts';
import { OWN_TABLES } from './languages/own-tables.ts';
import { PORTUGUESE } from './languages/portuguese.ts';
import { SPANISH } from './languages/spanish.ts';
import type { Vocabulary } from './languages/vocabulary.ts';
import { normalizeHeader } from './normalize-header.ts';

/** Every source that is understood; where two headers of a file name one column, the earlier source is believed. */
export const VOCABULARIES: readonly Vocabulary[] = [
  ENGLISH,
  PORTUGUESE,
  SPANISH,
  GERMAN,
  FRENCH,
  ITALIAN,
  MARKETING_API,
  OWN_TABLES,
];

/** The headers of a column in the form that {@link normalizeHeader} gives them, best first. */
export function spellingsOf(column: Column): readonly string[] {
  return spell(({ headers }) => headers[column]);
}

/** The types of results that are purchases, in the same form. */
export const PURCHASE_RESULTS: readonly string[] = spell(({ purchaseResults }) => purchaseResults);

const DAILY_BUDGETS = new Set(spell(({ dailyBudgets }) => dailyBudgets));

/** Whether the type of a budget says, in any language, that it is an amount a day. */
export function isDailyBudget(type: string): boolean {
  return DAILY_BUDGETS.has(normalizeHeader(type));
}

const TOTALS = new Set(spell(({ totals }) => totals).map(withoutCount));
const LONGEST_TOTALS = 60;

/** Whether a text says, in any language, that its row has the sum of others: `All`, `Total`, `Results from 3 ads`. */
export function isTotals(text: string): boolean {
  return text.length <= LONGEST_TOTALS && TOTALS.has(withoutCount(normalizeHeader(text)));
}

function withoutCount(words: string): string {
  return words.replace(/\d+(?: \d+)*/, '1');
}

function spell(pick: (vocabulary: Vocabulary) => readonly string[] | undefined): readonly string[] {
  return [...new Set(VOCABULARIES.flatMap((vocabulary) => pick(vocabulary) ?? []).map(normalizeHeader))];
}
