import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './json.ts';

/** SHA-256 (64 hexadecimal digits) over the key-sorted JSON of `value`: equal data, equal digest. */
export function hashJson(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/** A deterministic id: the first 32 digits of the hash of its parts. */
export function hashId(...parts: readonly (string | number | null)[]): string {
  return hashJson(parts).slice(0, 32);
}
