import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const SAMPLE_MS = 10;

/**
 * Runs a script in a worker and reads the worker's used heap every 10 ms from outside: it is interrupted for that, so
 * that synchronous work is seen as well. Sampling lasts from the script's first message to its second, the report.
 *
 * @param maxHeapMb the old generation that the script must do with; beyond it this rejects
 */
export async function measurePeakHeap<Report>(
  script: URL,
  { input, maxHeapMb }: { readonly input: unknown; readonly maxHeapMb?: number },
): Promise<{ readonly peak: number; readonly report: Report }> {
  const worker = new Worker(script, {
    workerData: input,
    ...(maxHeapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } }),
  });
  try {
    await once(worker, 'message');
    const reported: Promise<Report> = once(worker, 'message').then(([message]) => message);
    let report: Report | undefined;
    let peak = 0;
    while (report === undefined) {
      peak = Math.max(peak, await usedHeapOf(worker));
      report = await Promise.race([reported, pause()]);
    }
    return { peak, report };
  } finally {
    await worker.terminate();
  }
}

/** Of a worker that is gone 0: why it went is what its report rejects with. */
function usedHeapOf(worker: Worker): Promise<number> {
  return worker.getHeapStatistics().then(
    ({ used_heap_size }) => used_heap_size,
    () => 0,
  );
}

function pause(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, SAMPLE_MS, undefined));
}
