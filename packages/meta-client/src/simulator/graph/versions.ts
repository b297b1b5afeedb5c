import { deprecatedVersion, unknownPath } from './graph-errors.ts';

const OLDEST = 25;
const NEWEST = 26;
const VERSION = /^v(\d+)\.\d+$/;

/**
 * Splits the version, if there is one, off a path such as `/v26.0/act_1/campaigns`.
 *
 * @throws GraphError for versions that have expired or do not exist yet
 */
export function splitVersion(pathname: string): {
  readonly version: string | null;
  readonly path: readonly string[];
} {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const [first = '', ...rest] = segments;
  const [version, number] = VERSION.exec(first) ?? [];
  if (version === undefined) return { version: null, path: segments };
  if (Number(number) > NEWEST) throw unknownPath(`/${segments.join('/')}`);
  if (Number(number) < OLDEST) throw deprecatedVersion(`v${NEWEST}.0`);
  return { version, path: rest };
}

/** @throws GraphError where there is no version: ads calls are not lifted to any */
export function requireVersion(version: string | null): string {
  if (version === null) throw deprecatedVersion(`v${NEWEST}.0`);
  return version;
}
