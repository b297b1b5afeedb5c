import { Script } from 'node:vm';
import { Refusal } from './refusal.ts';

/** One name in every way that the house writes it. */
export type Names = {
  /** `budget-pace`: files. */
  readonly kebab: string;
  /** `budget_pace`: rules and tables. */
  readonly snake: string;
  /** `budgetPace`: values. */
  readonly camel: string;
  /** `BudgetPace`: interfaces. */
  readonly pascal: string;
  /** `budget pace`: sentences. */
  readonly words: string;
};

/** PostgreSQL cuts names off at 63, and lines are to stay readable. */
const MAX_LENGTH = 40;

/**
 * @param text in kebab-case or snake_case
 * @throws Refusal where no file and no variable can be called so
 */
export function parseName(text: string): Names {
  if (!/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/.test(text))
    throw refuse(text, 'is not a name in kebab-case, such as budget-pace');
  if (text.length > MAX_LENGTH) throw refuse(text, `is longer than ${MAX_LENGTH} letters`);
  const parts = text.split(/[-_]/);
  const pascal = parts.map(capitalize).join('');
  const camel = `${text.charAt(0)}${pascal.slice(1)}`;
  if (!isFree(camel) || !isFree(pascal)) throw refuse(text, 'means something to JavaScript');
  return { kebab: parts.join('-'), snake: parts.join('_'), camel, pascal, words: parts.join(' ') };
}

export function capitalize(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Whether a module can declare the name without losing a global. The parser knows the reserved words. */
function isFree(identifier: string): boolean {
  if (identifier in globalThis) return false;
  try {
    return Boolean(new Script(`async () => { 'use strict'; const ${identifier} = 0; }`));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function refuse(text: string, why: string): Refusal {
  return new Refusal(`"${text}" ${why}.`, { exitCode: 2 });
}
