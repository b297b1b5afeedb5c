import type { Credentials } from './credentials.ts';
import type { GraphRequest } from './graph-request.ts';

const GRAPH_ORIGIN = 'https://graph.facebook.com';

/**
 * A call as `fetch` takes it: parameters as a query or a form, the token in its header and nowhere else. Redirects fail,
 * because they would carry the token to another place.
 */
export function toHttpRequest(
  { method, parameters }: GraphRequest,
  { path, credentials }: { readonly path: string; readonly credentials: Credentials },
): { readonly url: string; readonly init: RequestInit } {
  const proof = credentials.proof === null ? {} : { appsecret_proof: credentials.proof };
  const form = new URLSearchParams({ ...parameters, ...proof }).toString();
  const url = `${GRAPH_ORIGIN}${path}`;
  const headers = { Accept: 'application/json', Authorization: `Bearer ${credentials.token}` };
  if (method === 'GET')
    return { url: form === '' ? url : `${url}?${form}`, init: { method, headers, redirect: 'error' } };
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return { url, init: { method, headers: { ...headers, ...type }, body: form, redirect: 'error' } };
}
