import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExport } from '../account/write-export.ts';
import { measurePeakHeap } from '../measure/peak-heap.ts';
import type { Benchmark } from '../measure/row.ts';

const MAX_HEAP_MB = 256;

/** Reading an export of any size: how fast, and whether four times the size takes more memory. */
export const insightsFileBenchmark: Benchmark = {
  name: 'insights-file',
  run: async ({ importMb }) => {
    const quarter = await readExport(importMb / 4);
    const whole = await readExport(importMb);
    const size = `import of ${importMb} MB`;
    return [
      { name: size, value: whole.megabytes / whole.seconds, unit: 'MB/s', target: null },
      {
        name: `${size}, peak heap`,
        value: whole.peak / 1e6,
        unit: 'MB',
        target: { kind: 'below', bound: MAX_HEAP_MB },
      },
      {
        name: `${size}, peak heap / of a quarter of it`,
        value: whole.peak / quarter.peak,
        unit: 'x',
        target: { kind: 'at most', bound: 1.2 },
      },
    ];
  },
};

async function readExport(
  size: number,
): Promise<{ readonly megabytes: number; readonly seconds: number; readonly peak: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'adpilot-bench-'));
  try {
    const file = join(folder, 'export.csv');
    writeExport(file, { megabytes: size });
    const { peak, report } = await measurePeakHeap<{ readonly seconds: number }>(
      new URL('../workers/read-export.ts', import.meta.url),
      { input: { file }, maxHeapMb: MAX_HEAP_MB },
    );
    return { megabytes: statSync(file).size / 1e6, seconds: report.seconds, peak };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
