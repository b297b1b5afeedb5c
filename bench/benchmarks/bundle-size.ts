import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { builtCore } from '../measure/built-core.ts';
import type { Benchmark } from '../measure/row.ts';

/** What core adds to a web page, with its dependencies except zod, minified and compressed. */
export const bundleSizeBenchmark: Benchmark = {
  name: 'bundle-size',
  run: async () => [
    {
      name: 'bundle that plans (planCycle, definePolicy, policyPresets) without zod, gzip',
      value: await kilobytesOf('{ definePolicy, planCycle, policyPresets }'),
      unit: 'kB',
      target: { kind: 'at most', bound: 60 },
    },
    {
      name: 'bundle of every export of @adpilot/core without zod, gzip',
      value: await kilobytesOf('*'),
      unit: 'kB',
      target: null,
    },
  ],
};

async function kilobytesOf(names: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from ${JSON.stringify(builtCore())};`, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external: ['zod'],
    write: false,
    logLevel: 'error',
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error('esbuild wrote nothing');
  return gzipSync(bundle.contents, { level: 9 }).length / 1000;
}
