import * as fc from 'fast-check';

/** Checks a property of synchronous code; a failure prints its seed and the smallest counterexample. */
export function assertProperty<T>(property: fc.IProperty<T>, parameters?: fc.Parameters<T>): void {
  fc.assert(property, parameters);
}
