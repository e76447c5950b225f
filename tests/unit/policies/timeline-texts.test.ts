import { describe, expect, it } from "vitest";
import { timelineEntry } from "../../../adapters/policies/timeline-texts.ts";
import type { Viewer } from "../../../adapters/policies/viewer.ts";
import { samplesOf } from "../../support/schema-samples.ts";
import { eventOf, eventRows, recorded, setting, tell, viewers } from "../../support/timeline-events.ts";

describe("what each reader is told", () => {
  it.each([
    ["return.ReturnRequested", "buyer", "You asked for a return of 1 unit."],
    ["return.ReturnRequested", "seller", "The buyer asked for a return of 1 unit."],
    ["return.ReturnWithdrawn", "buyer", "You withdrew the return."],
    ["return.ReturnWithdrawn", "agent", "The buyer withdrew the return."],
    ["refund.RefundResumed", "platform", "The refund goes on."],
  ] as const)("%s reads for the %s: %s", (key, viewer, sentence) => {
    expect(tell(eventOf(key, { requestedBy: "buyer" }), viewer)?.sentence).toBe(sentence);
  });

  const staffOnly = [
    "return.DecisionProposed",
    "return.DecisionRejected",
    "return.DecisionExpired",
    "refund.LegContradicted",
    "refund.LegTimedOut",
    "refund.RefundParked",
    "refund.RefundOverdue",
  ];
  it.each(staffOnly)("%s is for agents and the platform only", (key) => {
    const told = viewers.filter((viewer) => tell(eventOf(key), viewer) !== undefined);
    expect(told).toEqual(["agent", "platform"]);
  });

  it.each([
    ["return.LiabilitySettled", "buyer"],
    ["refund.LiabilityAssigned", "buyer"],
    ["refund.LegsPlanned", "seller"],
    ["return.RefundOverdue", "seller"],
  ] as const)("%s is not for the %s", (key, viewer) => {
    expect(tell(eventOf(key), viewer)).toBeUndefined();
    expect(tell(eventOf(key), "agent")).toBeDefined();
  });

  it("a refund's RefundOverdue is another event than a return's", () => {
    expect(tell(eventOf("return.RefundOverdue"), "buyer")?.sentence).toMatch(/^Your refund should have been/);
    expect(tell(eventOf("refund.RefundOverdue"), "buyer")).toBeUndefined();
  });

  it("an event that nobody knows is left out", () => {
    const strange = { ...eventOf("return.ReturnWithdrawn"), type: "toString" };
    expect(viewers.map((viewer) => tell(strange, viewer))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

it("a request is told with the rules that judged it, to each reader in their role and language", () => {
  const explanation = [
    { ruleId: "br.fault", citation: "CDC Art. 18", article: "faulty-goods#reporting", sentence: "rule.fault.asked" },
  ];
  const { terms } = eventOf("return.ReturnRequested").data as { readonly terms: object };
  const event = eventOf("return.ReturnRequested", {
    terms: { ...terms, explanation, windowEndsAt: "2026-03-10T02:59:59.000Z" },
  });
  expect(tell(event, "buyer")?.explanation).toEqual([
    {
      ruleId: "br.fault",
      citation: "CDC Art. 18",
      article: "faulty-goods#reporting",
      sentence: "You reported the problem in time; the period ends on March 9, 2026. The seller is asked to answer.",
    },
  ]);
  expect(tell(event, "seller", "pt-BR")?.explanation?.[0]?.sentence).toMatch(/9 de março de 2026\. A sua resposta/);
  expect(tell(event, "platform")?.explanation?.[0]?.sentence).toMatch(/^A problem with the item was reported/);
  expect(tell(eventOf("return.ReturnWithdrawn"), "buyer")).not.toHaveProperty("explanation");
});

it("shares of a refund are told in percent, a whole refund without", () => {
  const share = (party: string, sharePercent: number) => ({ party, sharePercent });
  const told = (...shares: readonly object[]) => {
    const liability = { fault: "UNDETERMINED", provisional: false, shares };
    return tell(eventOf("refund.LiabilityAssigned", { liability }), "seller")?.sentence;
  };
  expect(told(share("seller", 60), share("platform", 40))).toBe(
    "The refund is borne by you (60%) and the platform (40%).",
  );
  expect(told(share("carrier", 100))).toBe("The refund is borne by the carrier.");
});

const compensates = {
  ...(eventOf("return.DecisionMade").data as { readonly decision: object }).decision,
  outcome: "compensate",
  amountMinor: 0,
  overrideReason: "GOODWILL",
  compensation: { amountMinor: 777, tender: "bank_transfer", reason: "GOODWILL" },
};

describe("what parties do not learn", () => {
  it("agents are a role to parties, and a person to agents", () => {
    const event = eventOf("return.DecisionMade", {}, "senior_agent");
    expect(tell(event, "buyer")?.actor).toEqual({ role: "agent" });
    expect(tell(event, "agent")?.actor).toEqual({ role: "senior_agent", id: "senior_agent-77" });
  });

  it("a suspicion stays between the seller and the agents", () => {
    const event = eventOf("return.ReturnEscalated", { because: "suspected_abuse", rejectReason: "SUSPECTED_ABUSE" });
    const buyers = tell(event, "buyer");
    expect(JSON.stringify(buyers)).not.toMatch(/abuse/i);
    expect(buyers?.sentence).toMatch(/^This case needs an agent\. An agent decides by /);
    expect(tell(event, "seller")?.facts).toMatchObject({ because: "suspected_abuse" });
  });

  it("why an agent left the engine's way is the platform's own, and who pays is the seller's too", () => {
    const facts = (viewer: Viewer) => Object.keys(tell(eventOf("return.DecisionMade"), viewer)?.facts ?? {});
    expect(facts("buyer")).toEqual(["decisionId", "outcome", "amount", "compensation"]);
    expect(facts("seller")).toEqual(["decisionId", "outcome", "amount", "payer"]);
    expect(facts("agent")).toEqual([
      "decisionId",
      "outcome",
      "amount",
      "payer",
      "overrideReason",
      "differsIn",
      "compensation",
      "basis",
    ]);
  });

  it("what the platform gives of its own is the buyer's to know, and why it does nobody's but the agents'", () => {
    const event = eventOf("return.CompensationGranted", { reason: "GOODWILL" });
    expect(tell(event, "seller")).toBeUndefined();
    expect(tell(event, "buyer")?.facts).not.toHaveProperty("reason");
    expect(tell(event, "agent")?.facts).toMatchObject({ reason: "GOODWILL" });
    const decided = eventOf("return.DecisionMade", { decision: compensates });
    expect(JSON.stringify(tell(decided, "seller"))).not.toMatch(/compens|777|GOODWILL/i);
    expect(tell(decided, "buyer")?.facts).toMatchObject({ compensation: { amount: { amountMinor: 777 } } });
  });

  it("what the seller has to spend is not told to the buyer", () => {
    const event = eventOf("refund.LegAccepted", { pendingReason: "insufficient_seller_funds" });
    expect(tell(event, "buyer")?.facts).toMatchObject({ pendingReason: "processing" });
    expect(tell(event, "agent")?.facts).toMatchObject({ pendingReason: "insufficient_seller_funds" });
  });

  it.each(eventRows)("$key carries no evidence, words, buyer or provider in its facts", ({ prefix, schema }) => {
    const facts = samplesOf(schema).map((event) =>
      viewers.slice(0, 2).map((viewer) => tell(recorded(event, prefix), viewer)?.facts),
    );
    expect(JSON.stringify(facts)).not.toMatch(/evd_|textId|evidence|buyerId|trackingNumber|providerRefundId|paymentId/);
  });
});

describe("amounts and moments", () => {
  it.each([
    ["en", "BRL", 199_990, "R$1,999.90"],
    ["pt-BR", "BRL", 199_990, "R$ 1.999,90"],
    ["ko", "KRW", 1990, "₩1,990"],
    ["en", "JPY", 1990, "¥1,990"],
    ["en", "KWD", 1_990_125, "KWD 1,990.125"],
    ["en", "IQD", 1_990_125, "IQD 1,990.125"],
    ["es", "EUR", 9_007_199_254_740_991, "90.071.992.547.409,91 €"],
  ] as const)("in %s an amount of %s is written with its own digits", (language, currency, refundedMinor, text) => {
    const event = eventOf("refund.RefundCompleted", { outcome: "paid", refundedMinor });
    const entry = timelineEntry(event, "buyer", language, { ...setting, currency });
    expect(entry?.sentence.replaceAll(/[\u00a0\u202f]/g, " ")).toContain(text);
    expect(entry?.facts).toMatchObject({ amount: { amountMinor: refundedMinor, currency } });
  });

  it("days are those of the market, not of the machine", () => {
    const clock = { name: "hand_over", dueAt: "2026-03-03T01:30:00.000Z" };
    const entry = tell(eventOf("return.ReturnLapsed", { clock }), "buyer");
    expect(entry?.sentence.replaceAll("\u202f", " ")).toMatch(/until March 2, 2026 at 10:30 PM\.$/);
    expect(entry?.facts).toEqual({ dueAt: "2026-03-03T01:30:00.000Z" });
  });

  it("what is kept back of a price is said beside the refund", () => {
    const unit = {
      lineId: "line-1",
      unitNo: 1,
      amounts: { item: 9000, tax: 0, shipping: 0, shipping_tax: 0, fee: 0 },
      deductions: [{ code: "RESTOCKING_FEE", amountMinor: 1000 }],
    };
    const entry = tell(eventOf("return.RefundOrdered", { units: [unit], currency: "BRL" }), "buyer");
    expect(entry?.sentence).toBe("A refund of R$90.00 to you was ordered. R$10.00 of the price is kept back.");
  });
});
