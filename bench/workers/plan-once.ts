import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { planCycle, type Snapshot } from '../../packages/core/src/index.ts';
import { buildPolicy, buildSnapshot } from '../account/build-snapshot.ts';
import { collectGarbage } from '../measure/cpu-time.ts';

// Plans one cycle. It reports the bytes in use before it, when nothing but the parsed snapshot is left.

/** In a function of its own, so that the snapshot's source can be collected. */
function parseSnapshot(): Snapshot {
  return JSON.parse(JSON.stringify(buildSnapshot(workerData)));
}

const snapshot = parseSnapshot();
collectGarbage();
const parsed = getHeapStatistics().used_heap_size;
parentPort?.postMessage('started');
planCycle(snapshot, buildPolicy());
parentPort?.postMessage({ parsed });
