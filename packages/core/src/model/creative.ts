import type { OpenLiteral } from './open-literal.ts';

/** What an ad shows. Creatives belong to the account; an ad refers to one. */
export type Creative = {
  readonly id: string;
  readonly name: string;
  readonly kind: OpenLiteral<'image' | 'video' | 'post'>;
  /** The image hash, video id or post id behind it. */
  readonly assetId: string | null;
  readonly texts: { readonly title: string | null; readonly body: string | null };
  /** Our own variant that it was made from. */
  readonly variantId: string | null;
};
