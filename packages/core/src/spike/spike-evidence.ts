/** What one metric of one period says against its own past. */
export type SpikeEvidence = {
  readonly kind: 'evidence';
  /** The metric's value; null where it has none, as the cost per click has without clicks. */
  readonly observed: number | null;
  readonly expected: number | null;
  readonly change: 'up' | 'down';
  /** Natural logarithm of the two-sided p-value. */
  readonly lnP: number;
};

/** Why a metric cannot be judged. */
export type NoSpikeEvidence = {
  readonly kind: 'none';
  readonly reason: string;
  /**
   * Whether the past sufficed and only the period itself was too thin. The number of tests counts these too: it must not
   * depend on what is tested.
   */
  readonly planned: boolean;
};

export function noEvidence(reason: string, { planned }: { readonly planned: boolean }): NoSpikeEvidence {
  return { kind: 'none', reason, planned };
}
