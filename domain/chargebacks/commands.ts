import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { MarketCalendar } from "../kernel/clocks.ts";
import { ChargebackCaseId, EvidenceId, OrderId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { BalanceRow, PaymentRow } from "../ledger/balances.ts";
import { ChargebackNews, DisputedPayment, RefundProof } from "./chargeback.ts";
import { ReviewOutcome } from "./review.ts";
import { ChargebackTerms } from "./terms.ts";

const command = <Type extends string, Payload extends z.ZodRawShape>(type: Type, payload: Payload) =>
  z.object({ type: z.literal(type), at: Instant, actor: Actor, ...payload });

const minor = z.int().nonnegative();

/**
 * What the order's books and refunds say of the payment now: its row, the balances of all its sellers, refunds that have
 * arrived, what is on its way to the buyer, what a chargeback holds back, and what counts as paid by this one.
 */
export const MoneyFacts = z.object({
  paymentRow: PaymentRow,
  balances: z.array(BalanceRow),
  proofs: z.array(RefundProof),
  onItsWayMinor: minor,
  heldMinor: minor,
  settledMinor: minor,
});
export type MoneyFacts = Readonly<z.infer<typeof MoneyFacts>>;

/** What a command needs that may match, judge or count: the rules, the market's calendar, the payment and its money. */
const setting = {
  terms: ChargebackTerms,
  known: z.object({ payment: DisputedPayment, facts: MoneyFacts, calendar: MarketCalendar }).optional(),
};

/** Everything that a chargeback can be told. */
export const ChargebackCommand = z.discriminatedUnion("type", [
  command("RecordNews", {
    chargebackCaseId: ChargebackCaseId,
    chargebackId: z.string(),
    named: z.object({ orderId: OrderId, paymentId: z.string() }),
    news: ChargebackNews,
    ...setting,
  }),
  command("MatchChargeback", setting),
  command("Represent", { textId: TextId.optional(), evidenceIds: z.array(EvidenceId) }),
  command("AcceptChargeback", {}),
  command("RecordSubmitted", { submissionId: z.string() }),
  command("CountMoney", setting),
  command("ReviewChargeback", { outcome: ReviewOutcome }),
  command("RingClock", setting),
]);
export type ChargebackCommand = Readonly<z.infer<typeof ChargebackCommand>>;
export type ChargebackCommandOf<Type extends ChargebackCommand["type"]> = Extract<ChargebackCommand, { type: Type }>;
