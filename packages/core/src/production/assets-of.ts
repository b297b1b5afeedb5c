import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { StyleKind } from '../model/creative-style.ts';
import type { StyleGuide } from '../model/style-guide.ts';

/**
 * The assets of one kind.
 *
 * @throws InvalidInputError where a host without types left the kind out
 */
export function assetsOf<K extends StyleKind>(
  { assets }: Pick<StyleGuide, 'assets'>,
  kind: K,
): StyleGuide['assets'][K] {
  const given = assets?.[kind];
  if (Array.isArray(given)) return given;
  const argument = `styleGuide.assets.${kind}`;
  throw new InvalidInputError({ argument, message: `${argument}: not a list` });
}
