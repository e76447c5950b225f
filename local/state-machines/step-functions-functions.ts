import { createHash } from "node:crypto";
import jsonata from "jsonata";
import type { Json } from "./json.ts";
import type { IdSource } from "./ports.ts";

/** Longest list `$range` may make (Step Functions, States.ArrayRange). */
const MAX_RANGE_ITEMS = 1000;

const HASHES: Record<string, string> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

const wholeNumber = (value: unknown, what: string): number => {
  if (typeof value !== "number" || !Number.isInteger(value)) throw new Error(`${what} must be a whole number`);
  return value;
};

/** `$partition(list, size)`: the list in pieces of at most `size` items. */
export const partition = (list: Json | undefined, size: unknown): Json[] | undefined => {
  if (list === undefined) return undefined;
  const length = wholeNumber(size, "the size of a partition");
  if (length < 1) throw new Error("the size of a partition must be positive");
  // JSONata hands a list of one item over as the item.
  const items = Array.isArray(list) ? list : [list];
  return Array.from({ length: Math.ceil(items.length / length) }, (_, piece) =>
    items.slice(piece * length, (piece + 1) * length),
  );
};

/** `$range(first, last, step)`: from first up to and including last, or down when the step is negative. */
export const range = (first: unknown, last: unknown, step: unknown): number[] => {
  const from = wholeNumber(first, "the start of a range");
  const to = wholeNumber(last, "the end of a range");
  const by = wholeNumber(step, "the step of a range");
  if (by === 0) throw new Error("the step of a range must not be 0");
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  if (length > MAX_RANGE_ITEMS) throw new Error(`a range holds at most ${MAX_RANGE_ITEMS} items`);
  return Array.from({ length }, (_, index) => from + index * by);
};

/** `$hash(data, algorithm)`: hexadecimal digest; data other than text is hashed as its JSON. */
export const hash = (data: Json | undefined, algorithm: unknown): string | undefined => {
  if (data === undefined) return undefined;
  const name = typeof algorithm === "string" ? HASHES[algorithm] : undefined;
  if (!name) throw new Error(`the hash algorithm must be one of ${Object.keys(HASHES).join(", ")}`);
  return createHash(name)
    .update(typeof data === "string" ? data : JSON.stringify(data))
    .digest("hex");
};

/** `$parse(text)`: the value of a JSON text, the replacement for `$eval`. */
export const parse = (text: unknown): Json | undefined => {
  if (text === undefined) return undefined;
  if (typeof text !== "string") throw new Error("the argument of $parse must be a string");
  return JSON.parse(text);
};

/** A number in [0, 1) that depends only on the seed (mulberry32). */
export const seededRandom = (seed: number): number => {
  const mixed = (seed + 0x6d2b79f5) | 0;
  let word = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
  return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
};

const formatMillis = jsonata("$fromMillis($millis, $picture, $zone)");

/**
 * The functions Step Functions adds to JSONata, and its clock: JSONata's own `$now` and `$millis` read the machine's,
 * which a virtual clock must not.
 */
export const stepFunctionsFunctions = (now: number, ids: IdSource): Record<string, unknown> => ({
  partition,
  range,
  hash,
  parse,
  uuid: () => ids.uuid(),
  random: (seed?: unknown) => (seed === undefined ? ids.random() : seededRandom(wholeNumber(seed, "a seed"))),
  now: (picture?: string, zone?: string) => formatMillis.evaluate(undefined, { millis: now, picture, zone }),
  millis: () => now,
});
