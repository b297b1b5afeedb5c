import type { AdPlatformSubject } from './ad-platform-subject.ts';

/** A clause of the contract with what shows whether it holds. */
export type AdPlatformCheck = {
  readonly id: string;
  readonly title: string;
  readonly check: (subject: AdPlatformSubject) => Promise<void>;
};
