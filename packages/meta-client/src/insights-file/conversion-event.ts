import { InvalidInputError } from '@adpilot/core';
import { normalizeHeader } from './header-table.ts';

/** One event under the names that exports give it; its aliases stand for the same conversions and are never summed. */
export type ConversionEvent = {
  /** Result types whose `Results` are this event. */
  readonly resultTypes: readonly string[];
  /** Headers of a column that counts this event whatever the ad was optimised for, best first. */
  readonly countHeaders: readonly string[];
  /** Headers of its value, best first. */
  readonly valueHeaders: readonly string[];
};

const PURCHASE: ConversionEvent = {
  resultTypes: [
    'purchase',
    'purchases',
    'website purchases',
    'meta purchases',
    'on-facebook purchases',
    'in-app purchases',
    'mobile app purchases',
    'omni_purchase',
    'offsite_conversion.fb_pixel_purchase',
    'onsite_conversion.purchase',
    'app_custom_event.fb_mobile_purchase',
  ],
  countHeaders: ['purchases', 'website purchases'],
  valueHeaders: [
    'purchases conversion value',
    'purchase conversion value',
    'website purchases conversion value',
    'website purchase conversion value',
  ],
};

/**
 * The event of that name: purchases by any of their names, or else the one whose result type, or column, is spelled
 * like this.
 *
 * @throws InvalidInputError for an empty name
 */
export function findConversionEvent(name: string): ConversionEvent {
  const spelled = normalizeResultType(name);
  if (spelled === '') throw new InvalidInputError({ argument: 'conversionEvent', message: 'names no event' });
  if (PURCHASE.resultTypes.includes(spelled)) return PURCHASE;
  return {
    resultTypes: [spelled],
    countHeaders: [spelled],
    valueHeaders: [`${spelled} conversion value`],
  };
}

/** A result type as {@link ConversionEvent} spells it: indicators are the API's action types behind a prefix. */
export function normalizeResultType(text: string): string {
  return normalizeHeader(text).replace(/^actions:/, '');
}
