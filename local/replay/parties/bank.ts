import * as z from "zod";
import type { ChargebackReason, ChargebackStage } from "../../../domain/chargebacks/chargeback.ts";
import type { Chance } from "../chance.ts";
import type { ReplayOrder } from "../replay-order.ts";
import { DAY_MS, instantOf, onGrid } from "../times.ts";
import type { World } from "../world.ts";

/** What a bank takes back, in minor units of the payment's currency, and how it will end. */
export interface BankClaim {
  readonly orderId: string;
  readonly paymentId: string;
  readonly chargebackId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reason: ChargebackReason;
  readonly stage: ChargebackStage;
  readonly openedMs: number;
  readonly endedMs: number;
  readonly end: "won" | "lost";
  /** Named wrongly by the provider: nobody knows this payment until an agent says which one is meant. */
  readonly isMisnamed: boolean;
  /** News comes twice, or its end before its beginning. */
  readonly delivery: "once" | "twice" | "disordered";
}

/** How many of all orders a bank looks into: far more than in life, so that every way of it is seen. */
const CLAIM_SHARE = 0.05;
const MISNAMED_SHARE = 0.12;
const PART_SHARE = 0.25;

/** What the bank of an order's buyer will do; nothing for most orders. */
export const bankClaimOf = (order: ReplayOrder, bank: Chance): BankClaim | undefined => {
  const { placed, placedMs, promisedMs, deliveredMs = promisedMs } = order;
  const [payment] = placed.payments;
  if (payment === undefined || payment.captured.amountMinor < 2 || !bank.happens(CLAIM_SHARE)) return undefined;
  const { amountMinor: wholeMinor, currency } = payment.captured;
  const openedMs = onGrid(Math.max(deliveredMs, placedMs) + bank.number(1, 45) * DAY_MS);
  const isPart = bank.happens(PART_SHARE);
  return {
    orderId: placed.orderId,
    paymentId: payment.paymentId,
    chargebackId: `cb-${placed.orderId}`,
    amountMinor: isPart ? Math.max(1, Math.floor(wholeMinor * bank.number(0.3, 0.9))) : wholeMinor,
    currency,
    reason:
      bank.weighted<ChargebackReason>([
        ["not_received", 30],
        ["not_as_described", 30],
        ["fraud", 20],
        ["credit_not_processed", 10],
        ["other", 10],
      ]) ?? "other",
    stage: bank.happens(0.15) ? "inquiry" : "first_chargeback",
    openedMs,
    endedMs: onGrid(openedMs + bank.number(10, 70) * DAY_MS),
    end: bank.happens(0.6) ? "lost" : "won",
    isMisnamed: bank.happens(MISNAMED_SHARE),
    delivery:
      bank.weighted<BankClaim["delivery"]>([
        ["once", 70],
        ["twice", 20],
        ["disordered", 10],
      ]) ?? "once",
  };
};

const Answer = z.looseObject({ outcome: z.string() });

const tell = async (world: World, claim: BankClaim, type: string, atMs: number, rest: object): Promise<void> => {
  const { orderId, paymentId, chargebackId, isMisnamed } = claim;
  const provider = await world.as({ role: "platform", subject: "payment-provider" });
  const event = {
    eventId: `${chargebackId}-${type}`,
    occurredAt: instantOf(atMs),
    type: `chargeback.${type}`,
    orderId,
    paymentId: isMisnamed ? `${paymentId}-of-another-system` : paymentId,
    chargebackId,
    ...rest,
  };
  await provider.post("/platform/v1/payment-events", event, Answer, { key: world.newKey() });
};

/** Notes on the agenda what the provider will tell of a claim, each word when it comes. */
export const planClaim = (world: World, claim: BankClaim): void => {
  const { orderId, amountMinor, currency, reason, stage, openedMs, endedMs, end, delivery } = claim;
  const add = (atMs: number, run: () => Promise<void>) => world.agenda.add({ atMs, owner: orderId, run });
  const opens = () => tell(world, claim, "opened", openedMs, { amount: { amountMinor, currency }, reason, stage });
  const ends = () => tell(world, claim, end, endedMs, {});
  const [first, last] = delivery === "disordered" ? [ends, opens] : [opens, ends];
  // News in disorder comes when it is over: the provider's own times say which was first.
  add(delivery === "disordered" ? endedMs : openedMs, first);
  add(delivery === "disordered" ? endedMs + DAY_MS : endedMs, last);
  if (delivery === "twice") {
    add(openedMs + DAY_MS, opens);
    add(endedMs + DAY_MS, ends);
  }
};
