import { AdpilotError } from '@adpilot/core';
import { parseOptions, USAGE, UsageError } from './demo/parse-options.ts';
import { runDemo } from './demo/run-demo.ts';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const { run, plan, text } = await runDemo(options, process.stdout.columns ?? 140);
  // With --json stdout carries the plan alone.
  if (options.json && plan) console.log(JSON.stringify(plan));
  if (options.json) console.error(text);
  else console.log(text);
  return run.status === 'failed' ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (AdpilotError.isInstance(error)) {
    console.error(`${error.name}: ${error.message}`);
    if (error.code === 'conflict')
      console.error('If an earlier run was killed, --advance 10m lets its claim expire.');
    process.exitCode = 1;
  } else throw error;
}
