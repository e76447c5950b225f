import { createHash } from "node:crypto";
import type { ReadBounds, ReadContent } from "./evidence-store.ts";

type Read = Omit<ReadContent, "stamp">;

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => Buffer.concat([a, b]);

/**
 * Reads a stream once: its length, SHA-256 (hexadecimal), beginning and end. It holds no more than beginning, end and one chunk, and
 * stops at the first byte above the bound: `bytes` is then larger than it, and the rest means nothing.
 */
export const readThrough = async (
  stream: AsyncIterable<Uint8Array>,
  { headBytes, tailBytes, bytesMax }: ReadBounds,
): Promise<Read> => {
  const hash = createHash("sha256");
  let bytes = 0;
  let head: Uint8Array = new Uint8Array();
  let tail: Uint8Array = new Uint8Array();
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > bytesMax) break;
    hash.update(chunk);
    if (head.length < headBytes) head = joined(head, chunk.subarray(0, headBytes - head.length));
    tail = joined(tail, chunk).subarray(-tailBytes);
  }
  return { bytes, sha256: hash.digest("hex"), head, tail };
};
