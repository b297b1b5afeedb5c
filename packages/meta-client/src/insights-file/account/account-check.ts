import { InvalidInputError } from '@adpilot/core';
import type { Account } from '../row/parse-row.ts';

const PREFIX = /^act_/;

/**
 * Makes sure that all rows are of one ad account, as far as they tell: by id, or else by name.
 *
 * @returns a function that throws `InvalidInputError` for a row of another account than those before it
 */
export function createAccountCheck(): (
  account: Account,
  at: { readonly file: string; readonly line: number },
) => void {
  let known: Account = { id: null, name: null };
  return (account, { file, line }) => {
    const id = account.id?.replace(PREFIX, '') ?? null;
    const isById = known.id !== null && id !== null;
    const [before, now] = isById ? [known.id, id] : [known.name, account.name];
    if (before !== null && now !== null && before !== now) {
      const message = `${file}, line ${line}: the account is ${now}, that of rows before it ${before}; export one account at a time`;
      throw new InvalidInputError({ argument: 'files', message });
    }
    known = { id: known.id ?? id, name: known.name ?? account.name };
  };
}
