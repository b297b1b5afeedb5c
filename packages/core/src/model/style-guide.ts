import type { CreativeStyle, StyleKind } from './creative-style.ts';
import type { PartApproval } from './part-approval.ts';

/** One thing that variants may wear, once somebody has approved it. */
export type StyleAsset<Value> = { readonly value: Value; readonly approval: PartApproval | null };

/**
 * What the variants of one master may wear, and nothing else. Texts may be templates: `{title}` and `{genre}` stand for
 * the master's.
 */
export type StyleGuide = {
  readonly masterId: string;
  readonly assets: { readonly [K in StyleKind]: readonly StyleAsset<NonNullable<CreativeStyle[K]>>[] };
};
