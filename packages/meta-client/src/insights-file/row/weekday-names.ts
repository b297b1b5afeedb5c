/** Sunday to Saturday in the languages that exports name days in, without accents. */
const WEEKDAYS: readonly string[] = [
  ...['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  ...['domingo', 'segunda', 'terca', 'quarta', 'quinta', 'sexta', 'sabado', 'feira'],
  ...['lunes', 'martes', 'miercoles', 'jueves', 'viernes'],
  ...['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'],
  ...['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  ...['domenica', 'lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato'],
];

const SHORTEST = 2;

/**
 * Whether a word is a day of the week, or an abbreviation of two letters or more.
 *
 * @param word in lower case, without accents
 */
export function isWeekday(word: string): boolean {
  return word.length >= SHORTEST && WEEKDAYS.some((name) => name.startsWith(word));
}
