import { clearLine, cursorTo } from 'node:readline';
import type { AdpilotEvents } from '@adpilot/engine';

/** One line on stderr that says what is going on; a line each where stderr is no terminal. */
export interface Progress {
  say(text: string): void;
  done(): void;
}

export function createProgress(stream: NodeJS.WriteStream): Progress {
  return {
    say: (text) => {
      if (!stream.isTTY) return void stream.write(`${text}\n`);
      cursorTo(stream, 0);
      clearLine(stream, 0);
      stream.write(text);
    },
    done: () => {
      if (!stream.isTTY) return;
      cursorTo(stream, 0);
      clearLine(stream, 0);
    },
  };
}

/** Follows a cycle from step to step. */
export function followCycle(events: AdpilotEvents, progress: Progress): void {
  let actions = 0;
  events.on('cycle.started', () => progress.say('collecting ...'));
  events.on('cycle.step', ({ step }) => {
    if (step === 'collection') progress.say('deciding ...');
    if (step === 'decisions') progress.say('executing ...');
    if (step === 'api_actions') progress.say('finishing ...');
  });
  events.on('action.executed', () => {
    actions += 1;
    progress.say(`executing: ${actions} done ...`);
  });
}
