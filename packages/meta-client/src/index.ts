export { createMetaPlatform } from './create-meta-platform.ts';
export type { AccessToken } from './http/credentials.ts';
export type { FetchFunction } from './http/graph-request.ts';
export type { RetryPolicy } from './http/repeat.ts';
export { DEFAULT_API_VERSION, type MetaPlatformOptions, type MetaRetryOptions } from './platform-options.ts';
export { createStubPlatform, type StubPlatform } from './stub-platform.ts';
