import * as z from "zod";
import { canonicalJson } from "./canonical-json.ts";
import { sha256Hex } from "./sha256.ts";

/** The name of what a second person agrees to: 64 hexadecimal digits. */
export const PayloadHash = z.string().regex(/^[0-9a-f]{64}$/, "expected the 64 hexadecimal digits of a payload's hash");
export type PayloadHash = z.infer<typeof PayloadHash>;

/**
 * Names what would be carried out: the SHA-256 of its canonical JSON. Whoever agrees sends it back, so that nothing can be agreed
 * to that was not seen.
 */
export const payloadHashOf = (payload: object): PayloadHash => sha256Hex(canonicalJson(payload));
