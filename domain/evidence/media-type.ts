import * as z from "zod";

/** What a party may put on a case: photos, documents and short videos. */
export const EvidenceMediaType = z.enum(["image/jpeg", "image/png", "image/webp", "application/pdf", "video/mp4"]);
export type EvidenceMediaType = z.infer<typeof EvidenceMediaType>;

/** What a content turned out to be: one of the types that we take, one that people often send instead, or none that we know. */
export type FoundType =
  | EvidenceMediaType
  | "image/gif"
  | "image/heic"
  | "image/avif"
  | "video/quicktime"
  | "application/zip"
  | "application/gzip"
  | "text/html"
  | "unknown";

/** The first bytes that a reader of any of these types looks at. PDF readers go furthest: they search a kilobyte for "%PDF-". */
export const HEAD_BYTES = 1024;

/** The record that ends a ZIP archive is 22 bytes and a comment of at most 65,535 (APPNOTE.TXT 4.3.16). */
const ZIP_END_BYTES = 22;
export const TAIL_BYTES = ZIP_END_BYTES + 0xffff;

/** Bytes as one character each, so that signatures can be compared as texts. */
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/**
 * Signatures at the very beginning: PNG (ISO/IEC 15948, 5.2), JPEG (ISO/IEC 10918-1, B.1.1.3: SOI and the next marker), PDF (ISO
 * 32000-1, 7.5.2), WebP (RFC 9649, 2.3), GIF89a, ZIP (APPNOTE.TXT 4.3.7), gzip (RFC 1952, 2.3.1).
 */
const SIGNATURES: readonly (readonly [string, FoundType])[] = [
  ["\x89PNG\r\n\x1a\n", "image/png"],
  ["\xff\xd8\xff", "image/jpeg"],
  ["%PDF-", "application/pdf"],
  ["GIF87a", "image/gif"],
  ["GIF89a", "image/gif"],
  ["PK\x03\x04", "application/zip"],
  ["PK\x05\x06", "application/zip"],
  ["\x1f\x8b", "application/gzip"],
];

/** A page that a browser would run; a byte-order mark and space may come before it. */
const MARKUP = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|svg|script|\?xml)/i;

/** Major brands of an ISO base media file (ISO/IEC 14496-12, 4.3; registered at mp4ra.org) by what they are to us. */
const BRANDS: readonly (readonly [RegExp, FoundType])[] = [
  [/^(?:iso[m2-9]|mp4[12]|avc1|M4V |MSNV|dash|mmp4)$/, "video/mp4"],
  [/^(?:heic|heix|hevc|hevx|mif1|msf1)$/, "image/heic"],
  [/^avi[fs]$/, "image/avif"],
  [/^qt {2}$/, "video/quicktime"],
];

/** The type that the first bytes of a content say, by its signature at offset 0 and nowhere else. */
export const foundType = (head: Uint8Array): FoundType => {
  const text = latin(head.subarray(0, 64));
  const signed = SIGNATURES.find(([signature]) => text.startsWith(signature))?.[1];
  if (signed !== undefined) return signed;
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "image/webp";
  if (MARKUP.test(text)) return "text/html";
  if (text.slice(4, 8) !== "ftyp") return "unknown";
  return BRANDS.find(([brand]) => brand.test(text.slice(8, 12)))?.[1] ?? "unknown";
};

// Four bytes alone stand in many a photo by chance; a record whose comment ends with the file does not.
const endsAsZip = (tail: Uint8Array): boolean => {
  for (let at = tail.length - ZIP_END_BYTES; at >= 0; at -= 1) {
    const isRecord = tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 0x05 && tail[at + 3] === 0x06;
    const commentBytes = (tail[at + 20] ?? 0) + (tail[at + 21] ?? 0) * 0x100;
    if (isRecord && at + ZIP_END_BYTES + commentBytes === tail.length) return true;
  }
  return false;
};

/**
 * What else the same bytes would be read as by programs that do not look at the beginning alone: an archive is found from its end,
 * a PDF anywhere in the first kilobyte. A file with two readings shows one party something else than the other.
 */
export const otherReading = (found: FoundType, head: Uint8Array, tail: Uint8Array): FoundType | undefined => {
  if (found !== "application/pdf" && latin(head).includes("%PDF-")) return "application/pdf";
  if (found !== "application/zip" && endsAsZip(tail)) return "application/zip";
  return undefined;
};
