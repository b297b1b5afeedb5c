import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { computeAppSecretProof } from './app-secret-proof.ts';

it('computes the HMAC of the token under the app secret', async () => {
  expect(await computeAppSecretProof('token', 'secret')).toBe(
    createHmac('sha256', 'secret').update('token').digest('hex'),
  );
});
