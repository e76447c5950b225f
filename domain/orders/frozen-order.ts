import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { PaymentRow } from "../ledger/balances.ts";
import { ComponentAmounts, UnitValue } from "../ledger/unit-value.ts";
import { OrderFields } from "./order-snapshot.ts";

const minor = z.int().nonnegative();

/** One captured payment; position counts from 1 in the order of consumption. */
export const FrozenPayment = PaymentRow.pick({
  paymentId: true,
  tender: true,
  position: true,
  capturedMinor: true,
}).extend({ providerPaymentId: z.string().optional() });
export type FrozenPayment = Readonly<z.infer<typeof FrozenPayment>>;

/** An order whose payments and lines differ: captured less lines, so below zero when too little was captured. */
export const Unbalanced = z.object({ linesMinor: minor, capturedMinor: minor, differenceMinor: z.int() });
export type Unbalanced = Readonly<z.infer<typeof Unbalanced>>;

/**
 * An order with every amount split over its units once. Units say what the buyer paid for each; refunds only read that.
 * `totals` is what can go back at most: the lines, or what was captured where that was less.
 */
export const FrozenOrder = z.object({
  snapshot: OrderFields,
  receivedAt: Instant,
  units: z.array(UnitValue),
  payments: z.array(FrozenPayment),
  totals: z.object({ linesMinor: minor, capturedMinor: minor, refundableMinor: minor, components: ComponentAmounts }),
  unbalanced: Unbalanced.optional(),
});
export type FrozenOrder = Readonly<z.infer<typeof FrozenOrder>>;
