import { disputeIdOfReturn } from "../../functions/disputes/dispute-aggregate.ts";
import type { InsistentClient } from "./insistent-client.ts";
import { aLine, anOrderInput, brl } from "./orders.ts";
import { onePixel } from "./photos.ts";
import { buyer, platform, type Speaker, seller, senior } from "./running-recourse.ts";
import { type Announced, filesOf, send } from "./uploads.ts";

/** A case that was lived, and what its parties did in it, in order. */
export interface LivedCase {
  readonly orderId: string;
  readonly returnId: string;
  /** The dispute that the return was handed to, if it was. */
  readonly disputeId?: string;
  readonly expected: readonly string[];
}

/** The event that shows each step in the timeline of the return. */
const EVENTS = {
  approve: "ReturnApproved",
  "approve-without-return": "SettlementBegun",
  "hand-over": "GoodsHandedOver",
  delivered: "GoodsArrived",
  inspections: "UnitsInspected",
  reject: "ReturnRejected",
  suspect: "ReturnEscalated",
  escalate: "ReturnEscalated",
  withdraw: "ReturnWithdrawn",
  decisions: "DecisionMade",
  contest: "ReturnDisputed",
  "decide-dispute": undefined,
} as const;
type Step = keyof typeof EVENTS;

/** How cases go; what nobody does any more is left to the clocks. */
const LIVES: readonly (readonly Step[])[] = [
  ["approve", "hand-over", "delivered", "inspections"],
  ["approve-without-return"],
  ["approve", "hand-over", "delivered"],
  ["suspect", "decisions"],
  ["reject", "escalate", "contest", "decide-dispute"],
  ["approve", "hand-over"],
  ["reject"],
  ["withdraw"],
  ["approve"],
  [],
];

/** One for each band of the policy: money at the first scan, at the delivery, after the inspection. */
const PRICES_MINOR = [8_000, 60_000, 130_000];

const DAY_MS = 86_400_000;

const daysBefore = (now: string, days: number): string => new Date(Date.parse(now) - days * DAY_MS).toISOString();

const orderFor = (orderId: string, number: number, now: string) => {
  const unitPrice = brl(PRICES_MINOR[number % PRICES_MINOR.length] ?? 0);
  const line = aLine({ unitPrice, promisedAt: daysBefore(now, 6), deliveredAt: daysBefore(now, 3) });
  const placedAt = daysBefore(now, 12);
  return anOrderInput({ orderId, placedAt, lines: [line] });
};

/** What the seller pays back in a dispute: less than any of the prices. */
const DISPUTED_MINOR = 5_000;

const DISPUTE_DECISION = {
  legs: [
    { type: "PAY_BUYER", amountMinor: DISPUTED_MINOR },
    { type: "RECOVER_FROM_SELLER", amountMinor: DISPUTED_MINOR },
  ],
  findings: ["STATUTORY_RIGHT_PREVAILS"],
  rules: [{ ruleId: "return_refused", citation: "Lei 8.078/1990 Art. 18" }],
  overrideReason: "STATUTORY_RIGHT",
};

/** The seller's photo, announced and uploaded until both are acknowledged. */
const photoOf = async (client: InsistentClient, key: string): Promise<string> => {
  const announced = (await client.ask(seller, filesOf(seller), key, { mediaType: "image/png" })) as Announced;
  await client.insist(async () => {
    const { status } = await send(announced, onePixel);
    return { status, replayed: false, answer: {} };
  });
  return announced.evidenceId;
};

/** A step in the dispute that the return was handed to, which opens a moment after the buyer asked for it. */
const doInDispute = async (
  client: InsistentClient,
  step: "contest" | "decide-dispute",
  returnId: string,
): Promise<void> => {
  const disputeId = disputeIdOfReturn(returnId);
  const key = `${returnId}-${step}`;
  if (step === "contest") {
    const path = `/seller/v1/disputes/${disputeId}`;
    await client.insist(async () => {
      const { status } = await client.see(seller, path);
      return { status: status === 404 ? 503 : status, replayed: false, answer: {} };
    });
    return void (await client.say(seller, "POST", `${path}/evidence`, key, { comment: "It was not late." }));
  }
  await client.say(senior, "POST", `/agent/v1/cases/${disputeId}/claim`, `${key}-claim`);
  await client.say(senior, "POST", `/agent/v1/cases/${disputeId}/decisions`, key, DISPUTE_DECISION);
};

const doStep = async (client: InsistentClient, step: Step, returnId: string, now: string): Promise<void> => {
  const key = `${returnId}-${step}`;
  const onReturn = (speaker: Speaker, body?: object) => {
    const audience = speaker.role === "seller" ? "seller" : "storefront";
    return client.say(speaker, "POST", `/${audience}/v1/returns/${returnId}/${step}`, key, body);
  };
  const parcel = { carrier: "correios", trackingNumber: returnId };
  switch (step) {
    case "approve":
    case "approve-without-return":
      return void (await onReturn(seller));
    case "reject":
      return void (await onReturn(seller, { reason: "REASON_UNCLEAR_OR_NO_EVIDENCE" }));
    case "suspect": {
      const evidenceIds = [await photoOf(client, `${key}-photo`)];
      const suspicion = { reason: "SUSPECTED_ABUSE", evidenceIds };
      return void (await client.say(seller, "POST", `/seller/v1/returns/${returnId}/reject`, key, suspicion));
    }
    case "contest":
    case "decide-dispute":
      return doInDispute(client, step, returnId);
    case "inspections": {
      const unit = { lineId: "line-1", unitNo: 1, deductions: [], evidenceIds: [] };
      return void (await onReturn(seller, { lines: [{ ...unit, result: "accepted", disposition: "restock" }] }));
    }
    case "hand-over":
      return void (await onReturn(buyer, { ...parcel, arrangedBy: "platform" }));
    case "escalate":
    case "withdraw":
      return void (await onReturn(buyer));
    case "delivered": {
      const scan = { ...parcel, scan: "delivered", scannedAt: now };
      return void (await client.say(platform, "POST", "/platform/v1/carrier-events", key, scan));
    }
    case "decisions": {
      await client.say(senior, "POST", `/agent/v1/cases/${returnId}/claim`, `${key}-claim`);
      const decision = { outcome: "refund_full", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
      return void (await client.say(senior, "POST", `/agent/v1/cases/${returnId}/decisions`, key, decision));
    }
  }
};

/** Lives the case of one number over HTTP, from its order on. */
export const liveCase = async (client: InsistentClient, number: number, now: string): Promise<LivedCase> => {
  const orderId = `order-${number}`;
  const steps = LIVES[number % LIVES.length] ?? [];
  const path = `/platform/v1/orders/${orderId}`;
  await client.say(platform, "PUT", path, orderId, orderFor(orderId, Math.floor(number / LIVES.length), now));
  const lines = [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }];
  const opened = await client.say(buyer, "POST", "/storefront/v1/returns", `${orderId}-return`, { orderId, lines });
  const returnId = (opened as { id: string }).id;
  for (const step of steps) await doStep(client, step, returnId, now);
  const dispute = steps.includes("decide-dispute") ? { disputeId: disputeIdOfReturn(returnId) } : {};
  return {
    orderId,
    returnId,
    ...dispute,
    expected: ["ReturnRequested", ...steps.flatMap((step) => EVENTS[step] ?? [])],
  };
};
