import { describe, expect, it } from 'vitest';
import { createAccountCheck } from './account-check.ts';

type Row = readonly [id: string | null, name: string | null];

function check(...rows: readonly Row[]) {
  return () => {
    const requireOne = createAccountCheck();
    for (const [index, [id, name]] of rows.entries())
      requireOne({ id, name }, { file: 'x.csv', line: index + 2 });
  };
}

describe('the account of the rows', () => {
  it('is one by id, whatever its name is', () => {
    expect(check(['1', 'Shop'], ['act_1', 'Shop 2'], [null, null], ['1', null])).not.toThrow();
    expect(check(['1', 'Shop'], [null, null], ['2', 'Shop'])).toThrow(
      'x.csv, line 4: the account is 2, that of rows before it 1; export one account at a time',
    );
  });

  it('is one by name, where a row or those before it have no id', () => {
    expect(check([null, 'Shop'], ['1', 'Shop'], [null, 'Shop'])).not.toThrow();
    expect(check([null, 'Shop'], [null, 'Outlet'])).toThrow(
      'the account is Outlet, that of rows before it Shop',
    );
    expect(check(['1', 'Shop'], [null, 'Outlet'])).toThrow('Outlet');
    expect(check([null, 'Shop'], ['1', 'Outlet'])).toThrow('Outlet');
  });
});
