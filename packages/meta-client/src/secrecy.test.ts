import { type Logger, PlatformError } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, aPlatform, TOKEN } from '../testing/a-platform.ts';
import { graphError, json } from '../testing/fake-graph.ts';
import { readAll } from '../testing/read-all.ts';

const PROOF = /[0-9a-f]{64}/;

/** Everything of a value that could be printed, causes included. */
function printed(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? String(value);
  return [value.message, value.stack, JSON.stringify({ ...value }), printed(value.cause ?? null)].join('\n');
}

/** What a server or a runtime may do with the token and the proof of a call. */
const ECHOES: Readonly<Record<string, (secrets: string) => Response>> = {
  'the message of an error': (secrets) =>
    graphError({ code: 190, message: `Malformed access token ${secrets}` }),
  'the user texts of an error': (secrets) =>
    graphError({ code: 2, error_user_title: secrets, error_user_msg: secrets, fbtrace_id: secrets }),
  'the blamed fields': (secrets) => graphError({ code: 100, error_data: { blame_field: secrets } }),
  'a page of HTML': (secrets) => new Response(`<p>${secrets}</p>`, { status: 502 }),
  'a header': (secrets) =>
    new Response('{}', {
      status: 503,
      headers: { 'x-fb-trace-id': secrets, 'x-ad-api-version-warning': secrets },
    }),
  'a malformed figure': (secrets) =>
    json({
      data: [
        {
          ad_id: secrets,
          adset_id: '2',
          campaign_id: '1',
          date_start: '2026-02-01',
          date_stop: '2026-02-01',
          account_currency: 'USD',
          spend: secrets,
        },
      ],
    }),
  'the address of the next page': (secrets) =>
    json({ data: [], paging: { next: `https://x/?access_token=${secrets}` } }),
  'a fault of the runtime': (secrets) => {
    throw new TypeError(`invalid header value: Bearer ${secrets}`, { cause: new Error(secrets) });
  },
};

describe('a secret of a call', () => {
  it.each(Object.entries(ECHOES))(
    'shows in no error and no log line when it is echoed in %s',
    async (_, echo) => {
      const log: unknown[] = [];
      const note = (fields: object, message: string) => log.push(fields, message);
      const logger: Logger = { debug: note, info: note, warn: note, error: note };
      const { platform } = aPlatform(
        ({ headers, parameters }) => echo(`${headers.get('authorization')} ${parameters['appsecret_proof']}`),
        { appSecret: 'app-secret', logger },
      );
      const days = { since: '2026-02-01', until: '2026-02-01', conversionActionTypes: [] };
      const failure: unknown = await readAll(platform.readInsights({ accountId: ACCOUNT, ...days })).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(PlatformError);
      const everything = [failure, ...log].map(printed).join('\n');
      expect(everything).not.toContain(TOKEN);
      expect(everything).not.toMatch(PROOF);
    },
  );
});
