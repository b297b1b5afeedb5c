/**
 * What a creative is in its campaign: `winner`, the daily one; `outgoing`, a worn-out winner without a successor;
 * `fatigue`, worn out; `archive`, too weak to keep; `test`, everything else; `pending`, not evaluated yet.
 */
export type CreativeRole = 'pending' | 'winner' | 'outgoing' | 'fatigue' | 'archive' | 'test';
