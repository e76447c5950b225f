import { createHash } from "node:crypto";

/** Enough of a SHA-256, in hexadecimal, to tell a text from the one that it was before. */
const HASH_CHARACTERS = 12;

/** What a translation keeps of the text that it was made from, so that a later change of that text is noticed. */
export const sourceHash = (text: string): string =>
  createHash("sha256").update(text, "utf8").digest("hex").slice(0, HASH_CHARACTERS);
