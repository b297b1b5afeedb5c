import { refusal } from '../errors/refusal.ts';
import { computeAppSecretProof } from './app-secret-proof.ts';

/** A token, or where to get the one of an account; asked before every call, so that it may be renewed. */
export type AccessToken = string | ((accountId: string) => Promise<string>);

/** What proves the right to call, for one call. */
export type Credentials = {
  readonly token: string;
  readonly proof: string | null;
  /** Everything that must never be shown. */
  readonly secrets: readonly string[];
};

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** Resolves the credentials of an account. Rejects with an `auth` error where there is no usable token. */
export async function resolveCredentials(
  accountId: string,
  { accessToken, appSecret }: { readonly accessToken: AccessToken; readonly appSecret: string | null },
): Promise<Credentials> {
  const token = typeof accessToken === 'string' ? accessToken : await askForToken(accountId, accessToken);
  if (!VISIBLE_ASCII.test(token)) {
    throw refusal('auth', `the access token of ${accountId} is empty or fits into no header`, { accountId });
  }
  if (appSecret === null) return { token, proof: null, secrets: [token] };
  const proof = await computeAppSecretProof(token, appSecret);
  return { token, proof, secrets: [token, proof, appSecret] };
}

async function askForToken(
  accountId: string,
  accessToken: (accountId: string) => Promise<string>,
): Promise<string> {
  try {
    return await accessToken(accountId);
  } catch (cause) {
    throw refusal('auth', `there is no access token for ${accountId}`, { accountId }, cause);
  }
}
