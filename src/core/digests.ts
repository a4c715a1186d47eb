import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

type Digest = { readonly name: string; readonly digest: (bytes: Uint8Array) => Uint8Array };

/** The hashes that a text of hex digits can come from, by its length. */
export const digestBySignLength: ReadonlyMap<number, Digest> = new Map([
  [32, { name: 'MD5', digest: md5 }],
  [40, { name: 'SHA-1', digest: sha1 }],
  [56, { name: 'SHA-224', digest: sha224 }],
  [64, { name: 'SHA-256', digest: sha256 }],
  [96, { name: 'SHA-384', digest: sha384 }],
  [128, { name: 'SHA-512', digest: sha512 }],
]);

/** MD5 in hex, as the ETag of an object that was uploaded in one piece. */
export const md5Hex = (bytes: Uint8Array): string => bytesToHex(md5(bytes));
