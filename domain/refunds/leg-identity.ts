import { type LegId, newId, type RefundId } from "../kernel/ids.ts";
import type { RefundLeg } from "./leg.ts";

const base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const timeLength = 10;
const randomLength = 16;

// FNV-1a, 128 bits: offset basis and prime as its authors publish them.
const fnvOffset = 0x6c62272e07bb014262b821756295c58dn;
const fnvPrime = 0x0000000001000000000000000000013bn;

const fnv128 = (text: string): bigint => {
  let hash = fnvOffset;
  for (const char of text) hash = BigInt.asUintN(128, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * fnvPrime);
  return hash;
};

const base32Of = (value: bigint, length: number): string =>
  Array.from({ length }, (_, index) => base32.charAt(Number((value >> BigInt(5 * index)) & 31n))).join("");

/**
 * The id of a refund's n-th leg, counted from 1: the refund's own time and a hash of refund and number. A decision that
 * needs one more leg than expected can so name it by itself, and names it the same when it is decided again.
 */
export const legIdAt = (refundId: RefundId, legNo: number): LegId => {
  const ulid = refundId.slice(refundId.indexOf("_") + 1);
  return newId("leg_", ulid.slice(0, timeLength) + base32Of(fnv128(`${refundId}:${legNo}`), randomLength));
};

/**
 * What a payment provider gets as idempotency key. It belongs to the leg and its attempt, not to the request: asking
 * again after a lost answer asks for the same payment. A new generation begins only after the provider declined the one
 * before.
 */
export const legKey = (refundId: RefundId, leg: Pick<RefundLeg, "legId" | "generation">): string =>
  `${refundId}:${leg.legId}:${leg.generation}`;
