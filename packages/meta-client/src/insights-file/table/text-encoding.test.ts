import { describe, expect, it } from 'vitest';
import { completeLength, detectEncoding, findByteOrderMark } from './text-encoding.ts';

describe('findByteOrderMark', () => {
  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf, 0x41], 3],
    ['utf-16le', [0xff, 0xfe, 0x41, 0x00], 2],
    ['utf-16be', [0xfe, 0xff, 0x00, 0x41], 2],
    ['utf-16le', [...Buffer.from('Day,Spend', 'utf16le')], 0],
    ['utf-16be', [...Buffer.from('Day,Spend', 'utf16le').swap16()], 0],
  ])('knows %s by its first bytes, %j', (encoding, bytes, length) => {
    expect(findByteOrderMark(Uint8Array.from(bytes))).toEqual({ encoding, length });
  });

  it.each([
    ['text without one', [0x44, 0x61, 0x79]],
    ['a part of one', [0xef, 0xbb]],
    ['nothing', []],
    ['other bytes', [0x44, 0x00, 0x61, 0x00, 0x00, 0x79, 0x44, 0x00]],
  ])('finds none in %s', (_, bytes) => {
    expect(findByteOrderMark(Uint8Array.from(bytes))).toBeNull();
  });
});

describe('detectEncoding', () => {
  it.each([
    ['é in UTF-8', [0x61, 0xc3, 0xa9], 'utf-8'],
    ['é in Windows-1252', [0x61, 0xe9, 0x62], 'windows-1252'],
    ['UTF-8 of which one character is broken', [0xc3, 0xa9, 0xc3, 0xa9, 0x61, 0xc3, 0x61], 'utf-8'],
    [
      'Windows-1252 of which two characters would be one of UTF-8',
      [0xdc, 0x94, 0xe9, 0x61, 0xe0],
      'windows-1252',
    ],
    ['ASCII', [0x61, 0x62], null],
  ])('tells %s', (_, bytes, encoding) => {
    expect(detectEncoding(Uint8Array.from(bytes))).toBe(encoding);
  });
});

describe('completeLength', () => {
  it.each(['é', '€', '😀'])('leaves out the beginning of %s until all of it is there', (character) => {
    const bytes = Buffer.from(`a${character}`);
    for (let length = 2; length < bytes.length; length += 1) {
      expect(completeLength(bytes.subarray(0, length))).toBe(1);
    }
    expect(completeLength(bytes)).toBe(bytes.length);
  });

  it('takes bytes that cannot be UTF-8 as they are', () => {
    expect(completeLength(Uint8Array.from([0xa0, 0xa0, 0xa0, 0xa0]))).toBe(4);
    expect(completeLength(new Uint8Array())).toBe(0);
  });
});
