import { Bench } from 'tinybench';
import { createRng, type Fragment, generateVariants } from '../../packages/core/src/index.ts';
import { aMaster, aStyleGuide, NOW, someFragments } from '../../packages/core/testing/index.ts';
import type { Benchmark } from '../measure/row.ts';

const COUNT = 15;
const OF_EACH_TYPE = 67;

/** What it costs to make 15 variants of 201 fragments. */
export const variantsBenchmark: Benchmark = {
  name: 'variants',
  run: async () => {
    const fragments = drawFragments();
    const styleGuide = aStyleGuide({
      caption: ['{title} is here', 'Listen to {title}', 'For friends of {genre}'],
      hashtags: [['#music'], ['#music', '#new']],
      headline: ['{title}', 'Out now'],
      lut: ['warm', 'cold'],
    });
    const ask = { master: aMaster(), fragments, styleGuide, count: COUNT, now: NOW };
    const name = `generateVariants, ${COUNT} of ${fragments.length} fragments`;
    const bench = new Bench({ time: 1000, throws: true });
    let seed = 0;
    bench.add(name, () => {
      seed += 1;
      const { variants } = generateVariants({ ...ask, seed: String(seed) });
      if (variants.length !== COUNT) throw new Error(`${variants.length} variants`);
    });
    const [task] = await bench.run();
    const result = task?.result;
    if (result?.state !== 'completed') throw new Error(`${name} did not complete`);
    // The median run: interruptions by other programs make the mean say little.
    return [{ name, value: result.latency.p50, unit: 'ms', target: { kind: 'below', bound: 20 } }];
  },
};

/** Fragments of all lengths, a third of which may not be trimmed; the longer ones score better, and fit more rarely. */
function drawFragments(): readonly Fragment[] {
  const rng = createRng('bench');
  return someFragments(OF_EACH_TYPE).map((fragment, at) => {
    const endMs = 1000 + Math.floor(rng.next() * 7000);
    return {
      ...fragment,
      endMs,
      minDurationMs: at % 3 === 0 ? endMs : Math.ceil(endMs / 2),
      performanceScore: endMs / 100,
      usageCount: Math.floor(rng.next() * 20),
    };
  });
}
