import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact.ts';

describe('createRedactor', () => {
  it.each([
    ['as it is', 'token EAAB|x/y+z=end!'],
    ['in a query', `https://graph.facebook.com/?q=${encodeURIComponent('EAAB|x/y+z=end')}`],
    ['in JSON with escaped slashes', '"EAAB|x\\/y+z=end"'],
  ])('blots a secret out %s', (_, text) => {
    const clean = createRedactor(['EAAB|x/y+z=end'])(text);
    expect(clean).toContain('[redacted]');
    expect(clean).not.toMatch(/EAAB|end/);
  });

  it('blots out tokens and proofs of others in addresses', () => {
    const redact = createRedactor([]);
    expect(redact('next?limit=5&access_token=OTHER&after=x')).toBe(
      'next?limit=5&access_token=[redacted]&after=x',
    );
    expect(redact('"?appsecret_proof=abc"')).toBe('"?appsecret_proof=[redacted]"');
  });

  it('leaves everything else as it is', () => {
    const text = '{"data":[{"name":"a"}],"paging":{"cursors":{"after":"MAZDZD"}}}';
    expect(createRedactor(['', 'a', 'secret-token'])(text)).toBe(text);
  });
});
