import { parameterError } from './graph-errors.ts';

/**
 * A parameter that holds JSON text; undefined where it is not given.
 *
 * @throws GraphError for text that is no JSON
 */
export function parseJsonParam(params: URLSearchParams, name: string): unknown {
  const text = params.get(name);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw parameterError(`Param ${name} must be JSON text`);
  }
}
