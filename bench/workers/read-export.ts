import { parentPort, workerData } from 'node:worker_threads';
import { readInsightsFile } from '../../packages/meta-client/src/insights-file/index.ts';

// Reads one export, and reports in how many seconds.

parentPort?.postMessage('started');
const start = performance.now();
await readInsightsFile(workerData.file);
parentPort?.postMessage({ seconds: (performance.now() - start) / 1000 });
