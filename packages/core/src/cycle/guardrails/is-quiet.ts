import { type Action, isPause } from '../action.ts';

/** What may happen while an account is stopped or rests: a pause, and telling people what a test came to. */
export function isQuiet(action: Action): boolean {
  return isPause(action) || action.type === 'notify';
}
