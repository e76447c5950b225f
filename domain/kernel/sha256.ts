/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hexadecimal digits. It is written out because the domain imports nothing of a
 * platform, and because an assignment must come out the same wherever it is computed.
 */

const WORD_BITS = 32;
const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

/** The first digits of a fraction as a 32-bit word, which is how the standard defines its constants. */
const fractionBits = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** WORD_BITS) | 0;

const primes = (count: number): readonly number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
};

const roundConstants = primes(64).map((prime) => fractionBits(Math.cbrt(prime)));
const initialHash = primes(8).map((prime) => fractionBits(Math.sqrt(prime)));

const rotated = (word: number, by: number): number => (word >>> by) | (word << (WORD_BITS - by));

const padded = (message: Uint8Array): DataView => {
  const length = Math.ceil((message.length + 1 + LENGTH_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(length - LENGTH_BYTES, BigInt(message.length) * 8n);
  return view;
};

const at = (words: ArrayLike<number>, index: number): number => words[index] ?? 0;

/** The 64 words that a block is spread into. */
const schedule = (view: DataView, offset: number): Int32Array => {
  const words = new Int32Array(64);
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(offset + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const early = at(words, i - 15);
    const late = at(words, i - 2);
    const s0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const s1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1;
  }
  return words;
};

type Working = readonly [number, number, number, number, number, number, number, number];

const turned = ([a, b, c, d, e, f, g, h]: Working, word: number, constant: number): Working => {
  const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
  const first = (h + s1 + ((e & f) ^ (~e & g)) + constant + word) | 0;
  const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
  const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
  return [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
};

/** The digest of a text. */
export const sha256Hex = (text: string): string => {
  const view = padded(new TextEncoder().encode(text));
  let hash = initialHash as unknown as Working;
  for (let offset = 0; offset < view.byteLength; offset += BLOCK_BYTES) {
    const words = schedule(view, offset);
    let working = hash;
    for (let i = 0; i < 64; i += 1) working = turned(working, at(words, i), at(roundConstants, i));
    hash = hash.map((word, index) => (word + at(working, index)) | 0) as unknown as Working;
  }
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
};
