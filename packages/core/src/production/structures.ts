import type { FragmentType, NarrativeStructure } from '../model/fragment.ts';

type Order = readonly [FragmentType, FragmentType, FragmentType];

/** What each structure shows, in order. All of them need the same three types of fragments. */
export const STRUCTURE_ORDERS: Readonly<Record<NarrativeStructure, Order>> = {
  hook_body_cta: ['hook', 'body', 'cta'],
  hook_inverted: ['cta', 'body', 'hook'],
  cta_forward: ['cta', 'hook', 'body'],
};

export const STRUCTURES: readonly NarrativeStructure[] = ['hook_body_cta', 'hook_inverted', 'cta_forward'];
