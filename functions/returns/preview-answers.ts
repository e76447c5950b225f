import * as z from "zod";
import { Instant } from "../../domain/kernel/instant.ts";
import { Money } from "../../domain/kernel/money.ts";
import { BuyerReason } from "../../domain/kernel/reasons.ts";
import { RefundTiming, ReturnClocks, ReturnShippingPayer, Verdict } from "../../domain/kernel/terms.ts";
import { Case, LinkedRule } from "./answers.ts";

/** What a request would lead to: the case as it would open, the money, and the length of every clock it may run. */
export const ReturnPreview = Case.omit({ id: true, version: true, nextActions: true }).extend({
  refund: z.object({
    amount: Money,
    timing: RefundTiming,
    returnNeeded: z.boolean(),
    returnShippingPayer: ReturnShippingPayer,
  }),
  clocks: ReturnClocks,
});
export type ReturnPreview = z.infer<typeof ReturnPreview>;

/** What one reason would get for one line now. */
export const ReasonOption = z.object({
  reason: BuyerReason,
  verdict: Verdict,
  /** Whether it is a withdrawal by law. */
  statutory: z.boolean(),
  windowEndsAt: Instant,
  returnNeeded: z.boolean(),
  returnShippingPayer: ReturnShippingPayer,
  photosMin: z.int().nonnegative(),
  explanation: z.array(LinkedRule),
});

/**
 * The withdrawal function, under its label in the reader's language, there for the whole period of the right; `requiredBy` is
 * the law that wants it, where one does.
 */
const WithdrawalOption = z.object({
  label: z.string(),
  method: z.literal("POST"),
  href: z.string(),
  windowEndsAt: Instant,
  requiredBy: z.string().optional(),
});

/** What can still be asked for on each line of an order. */
export const AfterSalesOptions = z.object({
  orderId: z.string(),
  market: z.string(),
  lines: z.array(
    z.object({
      lineId: z.string(),
      sellerId: z.string(),
      units: z.int(),
      freeUnits: z.int(),
      reasons: z.array(ReasonOption),
      withdrawal: WithdrawalOption.optional(),
    }),
  ),
  cases: z.array(z.object({ id: z.string(), kind: z.string() })),
});
export type AfterSalesOptions = z.infer<typeof AfterSalesOptions>;
