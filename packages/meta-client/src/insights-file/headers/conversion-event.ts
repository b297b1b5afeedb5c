import { InvalidInputError } from '@adpilot/core';
import { PURCHASE_RESULTS, spellingsOf } from './header-table.ts';
import { normalizeHeader } from './normalize-header.ts';

/** One event under the names that exports give it; its aliases stand for the same conversions and are never summed. */
export type ConversionEvent = {
  /** Result types whose `Results` are this event, as {@link normalizeResultType} gives them. */
  readonly resultTypes: readonly string[];
  /** Action types of the Marketing API, best first. */
  readonly actionTypes: readonly string[];
  /** Headers of a column that counts this event whatever the ad was optimised for, normalized, best first. */
  readonly countHeaders: readonly string[];
  /** Headers of its value, normalized, best first. */
  readonly valueHeaders: readonly string[];
};

const INDICATOR = /^(?:actions|conversions):/i;

/** Purchases wherever they happen, then those of one place: the wider type has the narrower ones in it. */
const PURCHASE_ACTIONS = [
  'omni_purchase',
  'purchase',
  'offsite_conversion.fb_pixel_purchase',
  'onsite_web_app_purchase',
  'onsite_web_purchase',
  'onsite_conversion.purchase',
  'app_custom_event.fb_mobile_purchase',
  'offline_conversion.purchase',
];

const PURCHASE: ConversionEvent = {
  resultTypes: distinct([...PURCHASE_RESULTS, ...PURCHASE_ACTIONS.map(normalizeResultType)]),
  actionTypes: PURCHASE_ACTIONS,
  countHeaders: distinct([...spellingsOf('conversions'), ...PURCHASE_ACTIONS.flatMap(countHeadersOf)]),
  valueHeaders: distinct([...spellingsOf('revenue'), ...PURCHASE_ACTIONS.flatMap(valueHeadersOf)]),
};

/**
 * The event of that name: purchases by any of their names, or else the one whose action type, result type or column is
 * spelled like this. `lead`, `Leads` and `actions:lead` are one event.
 *
 * @throws InvalidInputError for an empty name
 */
export function findConversionEvent(name: string): ConversionEvent {
  const words = normalizeResultType(name);
  if (words === '') throw new InvalidInputError({ argument: 'conversionEvent', message: 'names no event' });
  if (PURCHASE.resultTypes.includes(words)) return PURCHASE;
  const spellings = [words, words.endsWith('s') ? words.slice(0, -1) : `${words}s`];
  return {
    resultTypes: spellings,
    actionTypes: distinct([
      name.trim().replace(INDICATOR, ''),
      ...spellings.map((spelling) => spelling.replaceAll(' ', '_')),
    ]),
    countHeaders: spellings.flatMap(countHeadersOf),
    valueHeaders: spellings.flatMap(valueHeadersOf),
  };
}

/** A result type as {@link ConversionEvent} spells it: indicators are the API's action types behind a prefix. */
export function normalizeResultType(text: string): string {
  return normalizeHeader(text.trim().replace(INDICATOR, ''));
}

/** A column of the event's own, also where a tool has spread the list of actions over columns. */
function countHeadersOf(event: string): readonly string[] {
  return [event, `actions ${event}`].map(normalizeHeader);
}

function valueHeadersOf(event: string): readonly string[] {
  return [`${event} conversion value`, `${event} value`, `action values ${event}`].map(normalizeHeader);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
