import type { Fragment, FragmentType, PartApproval } from '../../src/index.ts';

/** Leave without an end. */
export const APPROVED: PartApproval = { by: 'ana', at: '2026-01-01T00:00:00.000Z', expiresAt: null };

/** An approved hook of four seconds that may be cut to two, and was never used. */
export function aFragment(overrides: Partial<Fragment> = {}): Fragment {
  return {
    id: 'hook-1',
    masterId: 'master-1',
    type: 'hook',
    assetId: 'video-1',
    startMs: 0,
    endMs: 4000,
    minDurationMs: 2000,
    approval: APPROVED,
    performanceScore: null,
    usageCount: 0,
    successRate: null,
    retention: null,
    performanceByStructure: { hook_body_cta: null, hook_inverted: null, cta_forward: null },
    bestForStructure: null,
    bestWithPixels: [],
    ...overrides,
  };
}

const LENGTHS = [
  ['hook', 4000, 2000],
  ['body', 8000, 2000],
  ['cta', 3000, 1000],
] as const satisfies readonly (readonly [FragmentType, number, number])[];

/** So many approved hooks, bodies and calls to action, which together can be short, medium and long. */
export function someFragments(ofEach: number): readonly Fragment[] {
  return LENGTHS.flatMap(([type, endMs, minDurationMs]) =>
    Array.from({ length: ofEach }, (_, at) =>
      aFragment({ id: `${type}-${at + 1}`, type, endMs, minDurationMs }),
    ),
  );
}
