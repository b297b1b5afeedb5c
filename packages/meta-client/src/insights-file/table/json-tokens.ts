import { InvalidInputError } from '@adpilot/core';
import { Tokenizer, type TokenType } from '@streamparser/json';
import { createLineCounter } from './line-counter.ts';
import { unreadable } from './unreadable.ts';

/** A token of JSON text. */
export type JsonToken = {
  readonly type: TokenType;
  /** A number is a text, in the digits of the file. */
  readonly value: string | boolean | null;
  readonly line: number;
  /** Bytes of the text before it. */
  readonly offset: number;
};

/** Splits text that arrives in chunks. */
export type JsonTokenizer = {
  write(chunk: Uint8Array): void;
  /** There is no more text. */
  end(): void;
  /** The line on which the last token begins; 1 is the first. */
  line(): number;
};

/** In bytes. A string that goes on for longer is no text of a row. */
const MAX_STRING_LENGTH = 1_048_576;

/** In bytes. Without one, the tokenizer keeps every character of a text apart. */
const BUFFER_SIZE = 16_384;

/** The tokenizer's complaint about the numbers that are none of Python and JavaScript, where a value should begin. */
const NOT_A_NUMBER = /^Unexpected "[NI]".* in state (?:START|NUMBER_AFTER_INITIAL_MINUS)$/;

/** Knows how the last number is written: ids have more digits than a number keeps. */
class DigitKeepingTokenizer extends Tokenizer {
  digits = '';

  protected override parseNumber(digits: string): number {
    this.digits = digits;
    return Number(digits);
  }
}

/**
 * Splits JSON text into tokens. `write` and `end` throw an `InvalidInputError` where it is not JSON, or a string never
 * seems to end, and pass on what `onToken` throws.
 */
export function createJsonTokenizer(file: string, onToken: (token: JsonToken) => void): JsonTokenizer {
  const tokenizer = new DigitKeepingTokenizer({
    stringBufferSize: BUFFER_SIZE,
    numberBufferSize: BUFFER_SIZE,
  });
  const lines = createLineCounter();
  let [line, written, withoutToken] = [1, 0, 0];

  tokenizer.onToken = ({ token: type, value, offset }) => {
    line = lines.at(offset);
    withoutToken = 0;
    onToken({ type, value: typeof value === 'number' ? tokenizer.digits : value, line, offset });
  };
  tokenizer.onError = (cause) => {
    if (cause instanceof InvalidInputError) throw cause;
    throw unreadable(
      file,
      NOT_A_NUMBER.test(cause.message)
        ? `line ${line} has NaN or Infinity, which are not JSON; write null where there is no figure`
        : `it is not valid JSON near line ${line}`,
      cause,
    );
  };

  return {
    line: () => line,
    write(chunk) {
      lines.enter(chunk, written);
      written += chunk.length;
      withoutToken += chunk.length;
      tokenizer.write(chunk);
      if (withoutToken <= MAX_STRING_LENGTH) return;
      throw unreadable(file, `behind line ${line}, a text is longer than ${MAX_STRING_LENGTH} bytes`);
    },
    end() {
      tokenizer.end();
    },
  };
}

/** The error of a token that cannot stand where it does. */
export function misplacedToken(file: string, { value, line }: JsonToken, cause?: unknown): InvalidInputError {
  return unreadable(
    file,
    `it is not valid JSON: ${JSON.stringify(value)} in line ${line} is out of place`,
    cause,
  );
}
