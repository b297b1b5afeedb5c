import type { ActionList } from './insight-response.ts';

/**
 * The figure of one type of action; undefined where the list lacks the type or the entry its value, and null where the
 * vendor says that it does not know.
 */
export function actionFigure(list: ActionList, type: string): string | number | null | undefined {
  return list?.find((entry) => entry.action_type === type)?.value;
}

/**
 * The conversion of a row: the first of the wanted types that its actions report. One sale shows up under several types,
 * so exactly one is taken, for the count and for the revenue alike. Null where the row has none of them.
 */
export function conversionType(list: ActionList, wanted: readonly string[]): string | null {
  return wanted.find((type) => actionFigure(list, type) !== undefined) ?? null;
}
