import * as z from "zod";
import { Currency } from "../../kernel/currencies.ts";
import { PinnedFlags } from "../../kernel/flow-flags.ts";
import { BuyerId, EvidenceId, OrderId, RefundId, ReturnId, SellerId } from "../../kernel/ids.ts";
import { PinnedVariants } from "../../kernel/pinned-variants.ts";
import { BuyerReason } from "../../kernel/reasons.ts";
import { RequestFacts } from "../../kernel/request-facts.ts";
import { ReturnTerms } from "../../kernel/terms.ts";
import { UnitValue } from "../../ledger/unit-value.ts";
import { TextId } from "../parts.ts";
import { command } from "./base.ts";

/** One unit that the buyer wants to give back, with its frozen value, why, and what shows it. */
export const RequestedUnit = z.object({
  value: UnitValue,
  reason: BuyerReason,
  evidenceIds: z.array(EvidenceId),
});
export type RequestedUnit = z.infer<typeof RequestedUnit>;

/**
 * By buyer, seller or agent: units of one order and one seller, the terms that the policy grants on these facts, the
 * variants of running experiments and of the flags that they vary; `refundId` in case money moves at once.
 */
export const RequestReturn = command("RequestReturn", {
  returnId: ReturnId,
  orderId: OrderId,
  buyerId: BuyerId,
  sellerId: SellerId,
  market: z.string().regex(/^[A-Z]{2}$/),
  currency: Currency,
  units: z.array(RequestedUnit).min(1),
  terms: ReturnTerms,
  facts: RequestFacts.optional(),
  experiments: PinnedVariants.optional(),
  flags: PinnedFlags.optional(),
  refundId: RefundId,
  textId: TextId.optional(),
});
export type RequestReturn = z.infer<typeof RequestReturn>;
