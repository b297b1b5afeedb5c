import { InvalidInputError } from '@adpilot/core';
import type { Verdict } from './evidence.ts';

/** What a file may leave open, and the option that settles it. */
export type FormatQuestion = {
  readonly option: 'decimal' | 'dates';
  readonly about: string;
  readonly choices: string;
};

/** Which sign stands before the fraction. */
export const DECIMAL_QUESTION: FormatQuestion = {
  option: 'decimal',
  about: 'whether "." or "," is the decimal sign',
  choices: '. or ,',
};

/** Which figure of a day comes first. */
export const DATES_QUESTION: FormatQuestion = {
  option: 'dates',
  about: 'whether days begin with the day or the month',
  choices: 'dmy or mdy',
};

/**
 * The answer that a file gives beyond doubt, or else the stated one, or else what the file makes likely; null where there
 * is none and nothing to decide. The stated answer comes second because it may be meant for another file.
 *
 * @throws InvalidInputError where the file leaves the question open or contradicts itself, and nothing is stated; quotes
 *   the cells, and asks for the option
 */
export function concludeAnswer<Answer>(
  verdict: Verdict<Answer>,
  {
    question,
    stated,
    file,
  }: { readonly question: FormatQuestion; readonly stated: Answer | null; readonly file: string },
): Answer | null {
  if (verdict.kind === 'decided') return verdict.isBeyondDoubt ? verdict.answer : (stated ?? verdict.answer);
  if (stated !== null) return stated;
  if (verdict.kind === 'nothing-to-decide') return null;
  const { option, about, choices } = question;
  const [problem, cells] =
    verdict.kind === 'open'
      ? ['does not tell', [verdict.example]]
      : ['contradicts itself about', verdict.examples];
  const quotes = cells
    .map(({ header, text, line }) => `"${text}" under ${header} in line ${line}`)
    .join(', ');
  throw new InvalidInputError({
    argument: option,
    message:
      `${file} ${problem} ${about}: ${quotes}; ` +
      `say which it is: option ${option} (${choices}), --${option} on the command line`,
  });
}
