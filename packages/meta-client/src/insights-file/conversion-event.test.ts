import { describe, expect, it } from 'vitest';
import { findConversionEvent } from './conversion-event.ts';

describe('findConversionEvent', () => {
  it('knows purchases by each of their names', () => {
    const purchase = findConversionEvent('purchase');
    for (const name of [
      ' Website  Purchases',
      'omni_purchase',
      'actions:offsite_conversion.fb_pixel_purchase',
    ]) {
      expect(findConversionEvent(name)).toBe(purchase);
    }
  });

  it('takes any other name as the export spells it', () => {
    expect(findConversionEvent('Website leads')).toEqual({
      resultTypes: ['website leads'],
      countHeaders: ['website leads'],
      valueHeaders: ['website leads conversion value'],
    });
  });

  it('refuses an empty name', () => {
    expect(() => findConversionEvent(' ')).toThrow(expect.objectContaining({ argument: 'conversionEvent' }));
  });
});
