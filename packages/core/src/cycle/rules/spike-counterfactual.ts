import type { Counterfactual } from '../../model/counterfactual.ts';
import type { SpikeReport } from '../../spike/detect-spike.ts';

/** Where no change of the period were large enough to count, nothing would be done. */
export function spikeCounterfactual({ tests }: SpikeReport): Counterfactual {
  const largest = Math.max(...tests.map(({ zEq }) => Math.abs(zEq ?? 0)));
  const minor = Math.floor(largest) + 1;
  return {
    change: `only changes of |z| >= ${minor} counted (the largest is ${largest.toFixed(2)})`,
    then: 'hold',
    edit: {
      '/policy/spikes/minor': minor,
      '/policy/spikes/moderate': minor + 1,
      '/policy/spikes/severe': minor + 2,
    },
  };
}
