import {
  type ContingencyOptions,
  type ContingencyResult,
  testContingency,
  type UntestableTable,
} from './contingency-table.ts';
import { deviance } from './special-functions/deviance.ts';

/**
 * The likelihood-ratio (G) test that the rows of a table of counts have the same composition. Beside the chi-square test
 * it weighs how unlikely the counts are rather than how far they are from what is expected; without continuity correction.
 *
 * Source: R. R. Sokal and F. J. Rohlf, "Biometry" (1981), 17.
 *
 * @param table at least two rows of at least two counts each
 * @throws InvalidInputError for another shape, and for what is no count: negative, not finite, beyond the safe integers
 */
export function gTest(
  table: readonly (readonly number[])[],
  options: ContingencyOptions = {},
): ContingencyResult | UntestableTable {
  // Observed and expected counts have the same total, so each cell's difference may be added: nothing cancels then.
  return testContingency(
    table,
    (observed, expected) => 2 * (observed === 0 ? expected : deviance(observed, expected)),
    options,
  );
}
