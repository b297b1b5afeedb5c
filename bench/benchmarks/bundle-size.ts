import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { builtCore } from '../measure/built-core.ts';
import type { Benchmark } from '../measure/row.ts';

/** What core adds to a web page: all of it with its dependencies except zod, minified and compressed. */
export const bundleSizeBenchmark: Benchmark = {
  name: 'bundle-size',
  run: async () => {
    const { outputFiles } = await build({
      entryPoints: [builtCore()],
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
    return [
      {
        name: 'bundle of @adpilot/core without zod, gzip',
        value: gzipSync(bundle.contents, { level: 9 }).length / 1000,
        unit: 'kB',
        target: { kind: 'at most', bound: 60 },
      },
    ];
  },
};
