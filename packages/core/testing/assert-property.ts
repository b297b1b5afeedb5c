import * as fc from 'fast-check';

/** The same cases in every run, so that a failure is the change's; another seed looks further. */
const SEED = Number(process.env['ADPILOT_PROPERTY_SEED'] ?? 20_260_115);

/** Checks a property of synchronous code; a failure prints its seed and the smallest counterexample. */
export function assertProperty<T>(property: fc.IProperty<T>, parameters?: fc.Parameters<T>): void {
  // Of synchronous code it returns nothing.
  void fc.assert(property, { seed: SEED, ...parameters });
}
