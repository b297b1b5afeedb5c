import { describe, expect, it } from 'vitest';
import { findConversionEvent, normalizeResultType } from './conversion-event.ts';

describe('findConversionEvent', () => {
  it('knows purchases by each of their names', () => {
    const purchase = findConversionEvent('purchase');
    for (const name of [
      ' Website  Purchases',
      'omni_purchase',
      'actions:offsite_conversion.fb_pixel_purchase',
      'Compras no site',
      'Käufe',
      'onsite_web_purchase',
    ]) {
      expect(findConversionEvent(name)).toBe(purchase);
    }
  });

  it('prefers the widest type of purchase, and its plain column', () => {
    const { actionTypes, countHeaders, valueHeaders } = findConversionEvent('purchase');
    expect(actionTypes.slice(0, 3)).toEqual([
      'omni_purchase',
      'purchase',
      'offsite_conversion.fb_pixel_purchase',
    ]);
    expect(countHeaders[0]).toBe('purchases');
    expect(valueHeaders[0]).toBe('purchases conversion value');
    expect(countHeaders).toEqual(expect.arrayContaining(['omni purchase', 'actions omni purchase']));
    expect(valueHeaders).toContain('action values omni purchase');
  });

  it.each(['lead', 'Leads', ' actions:lead ', 'LEAD'])('takes %j for the same event', (name) => {
    const { resultTypes, actionTypes, countHeaders, valueHeaders } = findConversionEvent(name);
    expect(resultTypes.toSorted()).toEqual(['lead', 'leads']);
    expect(actionTypes).toEqual(expect.arrayContaining(['lead']));
    expect(countHeaders).toEqual(expect.arrayContaining(['lead', 'leads', 'actions lead']));
    expect(valueHeaders).toEqual(expect.arrayContaining(['leads conversion value', 'lead value']));
  });

  it('keeps the spelling of an action type, and does not take it for a wider one', () => {
    const { actionTypes, resultTypes } = findConversionEvent('offsite_conversion.fb_pixel_lead');
    expect(actionTypes[0]).toBe('offsite_conversion.fb_pixel_lead');
    expect(actionTypes).not.toContain('lead');
    expect(resultTypes).toContain(normalizeResultType('actions:offsite_conversion.fb_pixel_lead'));
    expect(resultTypes).not.toContain('lead');
  });

  it('does not take another event for a purchase', () => {
    for (const name of ['Adds to cart', 'initiate_checkout', 'Landing page views', 'purchase_roas'])
      expect(findConversionEvent(name)).not.toBe(findConversionEvent('purchase'));
  });

  it.each([' ', 'actions:', '—'])('refuses %j, which names none', (name) => {
    expect(() => findConversionEvent(name)).toThrow(expect.objectContaining({ argument: 'conversionEvent' }));
  });
});
