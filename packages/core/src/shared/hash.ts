import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalPieces } from './json.ts';

/** SHA-256 (64 hexadecimal digits) over the key-sorted JSON of `value`: equal data, equal digest. */
export function hashJson(value: unknown): string {
  const hash = sha256.create();
  for (const piece of canonicalPieces(value)) hash.update(utf8ToBytes(piece));
  return bytesToHex(hash.digest());
}

/** A deterministic id: the first 32 digits of the hash of its parts. */
export function hashId(...parts: readonly (string | number | null)[]): string {
  return hashJson(parts).slice(0, 32);
}
