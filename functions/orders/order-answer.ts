import * as z from "zod";
import { Money, money } from "../../domain/kernel/money.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";

/** What an order amounts to after intake. */
export const OrderAnswer = z.object({
  orderId: z.string(),
  market: z.string(),
  lines: Money,
  captured: Money,
  refundable: Money,
  unbalanced: z.object({ differenceMinor: z.int() }).optional(),
});

/** The figures of a frozen order; `unbalanced` is there when payments and lines differ. */
export const orderAnswer = ({ snapshot, totals, unbalanced }: FrozenOrder): z.infer<typeof OrderAnswer> => ({
  orderId: snapshot.orderId,
  market: snapshot.market,
  lines: money(totals.linesMinor, snapshot.currency),
  captured: money(totals.capturedMinor, snapshot.currency),
  refundable: money(totals.refundableMinor, snapshot.currency),
  ...(unbalanced === undefined ? {} : { unbalanced: { differenceMinor: unbalanced.differenceMinor } }),
});
