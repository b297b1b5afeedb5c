import { describe, expect, it } from 'vitest';
import { hasOpenQuote } from './open-quote.ts';

const FORMAT = { delimiter: ',', width: 4 };

describe('hasOpenQuote', () => {
  it('knows a cell that took the rest of its row and the beginning of a later one', () => {
    expect(hasOpenQuote(['d1', '"Best,10,20\nd2,"ok"', '30', '40'], FORMAT)).toBe(true);
    expect(hasOpenQuote(['"Best,d1,10,20\nd2,"ok"', '30', '40'], FORMAT)).toBe(true);
  });

  it.each([
    ['spans lines', ['d1', 'Red\nBlue', '10', '20']],
    ['spans lines and quotes', ['d1', 'Red "hot", now\nBlue', '10', '20']],
    ['holds the delimiter and quotes', ['d1', 'Red "hot", blue, green, grey', '10', '20']],
    ['holds the delimiter and spans lines', ['d1', 'Red, blue\nGreen, grey', '10', '20']],
  ])('lets a cell pass that %s', (_, cells) => {
    expect(hasOpenQuote(cells, FORMAT)).toBe(false);
  });
});
