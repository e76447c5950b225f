import * as z from "zod";
import { type EvidenceMediaType, type FoundType, foundType, otherReading } from "./media-type.ts";

/** One image as marketplaces take it (Shopee: at most 10 MB an upload); documents and short videos share the limit. */
export const EVIDENCE_BYTES_MAX = 10 * 1024 * 1024;

/** What was read of a content, once and whole: `head` and `tail` are its first and last bytes. */
export interface Content {
  readonly bytes: number;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

/** Why a content is no evidence. */
export const ContentProblem = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("empty") }),
  z.object({ reason: z.literal("too_large"), bytes: z.int(), bytesMax: z.int() }),
  z.object({ reason: z.literal("type_mismatch"), declared: z.string(), found: z.string() }),
  z.object({ reason: z.literal("two_readings"), declared: z.string(), found: z.string() }),
]);
export type ContentProblem = Readonly<z.infer<typeof ContentProblem>>;

/**
 * What is wrong with a content that was declared to be of a type, or undefined when it may be evidence. Nothing is decoded or
 * unpacked: a picture that would fill the memory of whoever opens it costs us as many bytes as it has.
 */
export const problemOfContent = (declared: EvidenceMediaType, content: Content): ContentProblem | undefined => {
  const { bytes, head, tail } = content;
  if (bytes === 0) return { reason: "empty" };
  if (bytes > EVIDENCE_BYTES_MAX) return { reason: "too_large", bytes, bytesMax: EVIDENCE_BYTES_MAX };
  const found: FoundType = foundType(head);
  if (found !== declared) return { reason: "type_mismatch", declared, found };
  const other = otherReading(found, head, tail);
  return other === undefined ? undefined : { reason: "two_readings", declared, found: other };
};
