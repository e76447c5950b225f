import { isDeepStrictEqual } from "node:util";

/** What a state machine reads and writes: plain JSON, nothing else survives a restart. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A plain JSON copy of a value, as if it had travelled over a network: undefined becomes null. */
export const toJson = (value: unknown): Json =>
  value === undefined ? null : JSON.parse(JSON.stringify(value) ?? "null");

/** The size of a value as JSON text in UTF-8 bytes, which is how Step Functions measures its limits. */
export const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value));

/** Whether a value is an object with keys: not null, not an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The word AWS uses for a JSON value's kind in its error texts. */
export const kindOf = (value: Json): "null" | "array" | "object" | "boolean" | "number" | "string" => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "object" | "boolean" | "number" | "string";
};

/** Whether two values are the same JSON; the order of keys does not matter. */
export const sameJson = (one: Json, other: Json): boolean => isDeepStrictEqual(one, other);
