import type { Draft } from './draft.ts';
import type { Names } from './names.ts';

/**
 * What a part of one kind consists of. Puts its files and edits into the draft, and gives what is left to its author,
 * a sentence each.
 *
 * @throws Refusal where the name is taken, or a registry has another shape
 */
export type Kind = (names: Names, draft: Draft) => readonly string[];
