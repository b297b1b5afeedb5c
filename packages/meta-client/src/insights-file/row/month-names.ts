/** January to December in the languages that exports name months in, without accents. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janeiro', 'enero', 'januar', 'janner', 'janvier', 'gennaio'],
  ['february', 'fevereiro', 'febrero', 'februar', 'fevrier', 'febbraio'],
  ['march', 'marco', 'marzo', 'marz', 'maerz', 'mars', 'mrz'],
  ['april', 'abril', 'avril', 'aprile'],
  ['may', 'maio', 'mayo', 'mai', 'maggio'],
  ['june', 'junho', 'junio', 'juni', 'juin', 'giugno'],
  ['july', 'julho', 'julio', 'juli', 'juillet', 'luglio'],
  ['august', 'agosto', 'aout'],
  ['september', 'setembro', 'septiembre', 'setiembre', 'septembre', 'settembre'],
  ['october', 'outubro', 'octubre', 'oktober', 'octobre', 'ottobre'],
  ['november', 'novembro', 'noviembre', 'novembre'],
  ['december', 'dezembro', 'diciembre', 'dezember', 'decembre', 'dicembre'],
];

const SHORTEST = 3;

/**
 * The number of a month, 1 to 12, by its name or an abbreviation of three letters or more; null where the text names
 * none, or more than one.
 *
 * @param name in lower case, without accents
 */
export function monthOf(name: string): number | null {
  if (name.length < SHORTEST) return null;
  const months = MONTHS.flatMap((names, index) =>
    names.some((full) => full.startsWith(name)) ? index + 1 : [],
  );
  const [month = null] = months;
  return months.length === 1 ? month : null;
}
