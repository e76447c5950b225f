import { createHash } from "node:crypto";

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ULID_LENGTH = 26;

/** A ULID that follows from a text: what is asked for twice under one name gets one id. It carries no time. */
export const derivedUlid = (text: string): string => {
  const hash = createHash("sha256").update(text).digest();
  const digits = [...hash.subarray(0, ULID_LENGTH - 1)].map((byte) => DIGITS[byte % DIGITS.length]);
  // The first digit of a ULID is at most 7.
  return `0${digits.join("")}`;
};
