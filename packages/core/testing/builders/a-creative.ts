import type { Creative } from '../../src/index.ts';

/** An image creative. */
export function aCreative(overrides: Partial<Creative> = {}): Creative {
  return {
    id: 'creative-1',
    name: 'Creative',
    kind: 'image',
    assetId: 'image-hash-1',
    texts: { title: 'Title', body: 'Body' },
    variantId: null,
    ...overrides,
  };
}
