import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DisputeStory } from "../support/dispute-stories.ts";
import { aLine, brl } from "../support/orders.ts";
import { tell } from "../support/payment-stories.ts";
import {
  agent,
  buyer,
  otherBuyer,
  otherSeller,
  platform,
  type Speaker,
  type Story,
  seller,
  senior,
  startStory,
} from "../support/running-recourse.ts";

let story: Story;

beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});

afterEach(() => story.recourse.stop());

const secondSenior: Speaker = { role: "senior_agent", subject: "senior-2" };
const PAID = { type: "PAY_BUYER" } as const;

describe("a dispute that the parties settle", () => {
  it("goes from words to offers to an agreement, which is paid and final", async () => {
    const ours = await DisputeStory.opened(story);
    expect(await ours.see(buyer)).toMatchObject({ status: "negotiation", partyView: { buyer: "OTHER_PARTY" } });
    expect(await ours.see(seller)).toMatchObject({ partyView: { seller: "ACTION_REQUIRED" } });
    await ours.act(seller, "messages", { text: "The kettle is as described." });
    await ours.act(buyer, "messages", { text: "It is blue, not red." });
    const offered = await ours.act(seller, "offers", { amountMinor: 3_000 });
    const countered = await ours.act(buyer, "offers", { amountMinor: 4_000 });
    expect(countered.offers.map(({ standing }) => standing)).toEqual(["countered", "open"]);
    expect(offered.partyView).toEqual({ seller: "OTHER_PARTY" });
    const offerId = countered.offers[1]?.offerId;
    await ours.act(seller, `offers/${offerId}/accept`);
    await story.pass("PT1H");
    expect(await ours.see(buyer)).toMatchObject({
      status: "final",
      closeReason: "AGREED",
      partyView: { buyer: "RESOLVED" },
      money: { ordered: brl(4_000), refunded: brl(4_000) },
      deadlines: [],
    });
    expect(await ours.accounts()).toEqual({ psp_clearing: -4_000, seller_payable: 4_000 });
    expect(await ours.kinds()).toContain("dispute_recovered");
    await ours.expectNothingLeftOver();
  });

  it("tells each side what the other said, and nobody else anything", async () => {
    const ours = await DisputeStory.opened(story, { body: { comment: "It is blue." } });
    await ours.act(seller, "messages", { text: "Please send a photo." });
    const timeline = async (who: typeof buyer) =>
      (
        await story.get<{ items: readonly { type: string; comment?: string }[] }>(
          who,
          `/${who.role === "seller" ? "seller" : "storefront"}/v1/disputes/${ours.id}/timeline`,
        )
      ).body;
    for (const who of [buyer, seller])
      expect((await timeline(who)).items.map(({ type, comment }) => [type, comment])).toEqual([
        ["DisputeOpened", "It is blue."],
        ["DisputeMessageSent", "Please send a photo."],
      ]);
    for (const who of [otherBuyer, otherSeller]) {
      const audience = who.role === "seller" ? "seller" : "storefront";
      for (const path of [`disputes/${ours.id}`, `disputes/${ours.id}/timeline`, `disputes/${ours.id}/evidence`])
        expect((await story.get(who, `/${audience}/v1/${path}`)).status, path).toBe(404);
      for (const [action, body] of [
        ["messages", { text: "hello" }],
        ["escalate", {}],
        ["withdraw", {}],
      ] as const)
        expect((await ours.send(who, action, body)).status, action).toBe(404);
    }
    const units = [{ lineId: "line-1", unitNo: 1 }];
    const asked = { orderId: "order-1", units, ground: "NOT_RECEIVED" };
    expect((await story.post(otherBuyer, "/storefront/v1/disputes", asked)).status).toBe(404);
    expect((await story.post(otherSeller, "/seller/v1/disputes", { ...asked, ground: "ABUSE_BY_BUYER" })).status).toBe(
      404,
    );
  });

  it("refuses an offer beyond its bounds, and one's own offer", async () => {
    const ours = await DisputeStory.opened(story);
    for (const amountMinor of [499, 10_001])
      expect(await ours.send(seller, "offers", { amountMinor })).toMatchObject({
        status: 422,
        body: { type: "/problems/dispute.offer_out_of_range", minMinor: 500, maxMinor: 10_000 },
      });
    const { offers } = await ours.act(seller, "offers", { amountMinor: 500 });
    expect((await ours.send(seller, `offers/${offers[0]?.offerId}/accept`)).status).toBe(409);
    expect((await ours.read()).offers.map(({ standing }) => standing)).toEqual(["open"]);
  });

  it("gives its unit back when it is taken back, and no other case has it meanwhile", async () => {
    const ours = await DisputeStory.opened(story);
    const again = { orderId: "order-1", units: [{ lineId: "line-1", unitNo: 1 }], ground: "COUNTERFEIT" };
    expect(await story.post(buyer, "/storefront/v1/disputes", again)).toMatchObject({
      status: 409,
      body: { type: "/problems/return.unit_already_claimed", caseId: ours.id },
    });
    const lines = [{ lineId: "line-1", units: 1, reason: "DEFECTIVE" }];
    expect((await story.post(buyer, "/storefront/v1/returns", { orderId: "order-1", lines })).status).toBe(409);
    expect((await ours.send(seller, "withdraw")).status).toBe(403);
    expect((await ours.act(buyer, "withdraw")).status).toBe("withdrawn");
    expect((await story.post(buyer, "/storefront/v1/disputes", again)).status).toBe(201);
    await ours.expectNothingLeftOver();
  });

  it("answers the same key once", async () => {
    const ours = await DisputeStory.opened(story);
    const path = `/seller/v1/disputes/${ours.id}/offers`;
    const once = await story.post(seller, path, { amountMinor: 900 }, { key: "offer-once" });
    const twice = await story.post(seller, path, { amountMinor: 900 }, { key: "offer-once" });
    expect([twice.status, twice.body]).toEqual([201, once.body]);
    expect((await ours.read()).offers).toHaveLength(1);
  });
});

describe("a dispute that the platform decides", () => {
  it("asks both sides, holds a large decision for a second person, pays, and is final", async () => {
    const priceMinor = 400_000;
    const ours = await DisputeStory.opened(story, { priceMinor });
    await ours.act(buyer, "escalate");
    expect(await ours.see(seller)).toMatchObject({ status: "awaiting_both", partyView: { seller: "ACTION_REQUIRED" } });
    await ours.act(seller, "evidence", { comment: "The listing says that colours differ." });
    await story.pass("P4D");
    const review = await ours.read();
    expect(review).toMatchObject({ status: "under_review", proposal: { findings: expect.any(Array) } });
    expect(await ours.queued("disputes")).toEqual([ours.id]);
    await ours.claim(senior);
    const decision = {
      legs: [
        { ...PAID, amountMinor: priceMinor },
        { type: "RECOVER_FROM_SELLER", amountMinor: 300_000 },
        { type: "PLATFORM_ABSORBS", amountMinor: 100_000 },
      ],
      findings: ["ITEM_DIFFERS"],
      rules: [{ ruleId: "not_as_described", citation: "Directive (EU) 2019/771 Art. 7" }],
      overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
    };
    const preview = await ours.decide(decision, { path: "decision-previews", who: senior });
    expect(preview).toMatchObject({
      status: 200,
      body: {
        balance: { given: brl(priceMinor), funded: brl(priceMinor) },
        needsSecondPerson: true,
        refund: brl(priceMinor),
        ledger: [{ kind: "dispute_recovered" }],
      },
    });
    const unbalanced = { ...decision, legs: decision.legs.slice(0, 2) };
    expect(await ours.decide(unbalanced, { who: senior })).toMatchObject({
      status: 422,
      body: { type: "/problems/dispute.legs_unbalanced" },
    });
    const proposed = await ours.decide(decision, { who: senior });
    expect(proposed).toMatchObject({ status: 201, body: { status: "pending_second_approval" } });
    expect(await ours.deskQueue()).toBe("second-approvals");
    expect((await ours.see(buyer)).decisions).toEqual([]);
    const { payloadHash } = (await ours.read()).pendingDecision ?? { payloadHash: "" };
    expect(await ours.approve("0".repeat(64), secondSenior)).toMatchObject({
      status: 409,
      body: { type: "/problems/decision.payload_changed" },
    });
    expect((await ours.approve(payloadHash, secondSenior)).body.status).toBe("settling");
    await story.pass("PT1H");
    expect(await ours.see(seller)).toMatchObject({ status: "settled", partyView: { seller: "APPEALABLE" } });
    expect((await ours.see(buyer)).decisions[0]?.legs.map(({ type }) => type)).toEqual(["PAY_BUYER"]);
    expect(await ours.accounts()).toEqual({
      platform_loss: 100_000,
      psp_clearing: -priceMinor,
      seller_payable: 300_000,
    });
    await story.pass("P11D");
    expect(await ours.read()).toMatchObject({ status: "final", closeReason: expect.stringMatching(/^DECIDED_/) });
    expect(await ours.queued("disputes")).toEqual([]);
    await ours.expectNothingLeftOver();
  });

  it("is decided at once where no carrier ever had the parcel", async () => {
    const { deliveredAt: _never, ...line } = aLine();
    const ours = await DisputeStory.opened(story, { ground: "NOT_RECEIVED", order: { lines: [line] } });
    await ours.act(buyer, "escalate");
    await story.pass("PT1H");
    expect(await ours.see(buyer)).toMatchObject({
      status: "settled",
      decisions: [{ automatic: true, findings: ["DELIVERY_NOT_PROVEN"], legs: [{ type: "PAY_BUYER" }] }],
      money: { refunded: brl(10_000) },
    });
    await ours.expectNothingLeftOver();
  });

  it("pays provisionally when the decision is late, and the decision pays no more than the rest", async () => {
    const ours = await DisputeStory.opened(story);
    await ours.underReview();
    await story.pass("P20D");
    expect(await ours.read()).toMatchObject({
      status: "under_review",
      payments: [{ purpose: "provisional", outcome: "paid" }],
    });
    await ours.claim(senior);
    const decided = await ours.decide(
      {
        legs: [
          { ...PAID, amountMinor: 10_000 },
          { type: "RECOVER_FROM_SELLER", amountMinor: 10_000 },
        ],
        findings: ["ITEM_DIFFERS"],
        rules: [{ ruleId: "not_as_described", citation: "Directive (EU) 2019/771 Art. 7" }],
        overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
      },
      { who: senior },
    );
    expect(decided.status).toBe(201);
    await story.pass("PT1H");
    expect((await ours.read()).money).toMatchObject({ ordered: brl(10_000), refunded: brl(10_000) });
    expect(await ours.accounts()).toEqual({ psp_clearing: -10_000, seller_payable: 10_000 });
    await ours.expectNothingLeftOver();
  });

  it("stands still while a bank disputes the payment, and goes on when it is done", async () => {
    const ours = await DisputeStory.opened(story);
    const news = { orderId: "order-1", paymentId: "pay-1", chargebackId: "cb-1" };
    await tell(story, { type: "chargeback.opened", ...news });
    expect(await ours.see(buyer)).toMatchObject({ status: "suspended_chargeback", deadlines: [] });
    await story.pass("P30D");
    expect(await ours.see(buyer)).toMatchObject({ status: "suspended_chargeback" });
    await tell(story, { type: "chargeback.won", ...news });
    expect(await ours.see(buyer)).toMatchObject({ status: "negotiation", deadlines: [{ name: "negotiation" }] });
    await ours.expectNothingLeftOver();
  });
});

it("agents must hold a dispute to step in", async () => {
  const ours = await DisputeStory.opened(story);
  await ours.underReview();
  const asked = {
    party: "seller",
    modules: [{ name: "invoice", required: true, minCount: 1, mediaTypes: ["application/pdf"] }],
  };
  expect((await ours.send(agent, "request-evidence", asked)).status).toBe(409);
  await ours.claim();
  expect(await ours.send(agent, "request-evidence", asked)).toMatchObject({
    status: 201,
    body: { status: "awaiting_seller" },
  });
  expect((await ours.send(agent, "extend-evidence", { party: "seller" })).status).toBe(200);
  expect(await ours.send(agent, "extend-evidence", { party: "seller" })).toMatchObject({
    status: 409,
    body: { type: "/problems/dispute.evidence_not_requested" },
  });
  await ours.act(agent, "messages", { text: "We wait for the invoice." });
});

it("each party finds its disputes in its list, and the marketplace finds all", async () => {
  const ours = await DisputeStory.opened(story);
  const listed = async (who: Speaker, path: string) =>
    (await story.get<{ items: readonly { id: string }[] }>(who, path)).body.items.map(({ id }) => id);
  expect(await listed(buyer, "/storefront/v1/disputes?status=negotiation")).toEqual([ours.id]);
  expect(await listed(buyer, "/storefront/v1/disputes?status=settled")).toEqual([]);
  expect(await listed(buyer, "/storefront/v1/returns")).toEqual([]);
  expect(await listed(seller, "/seller/v1/disputes")).toEqual([ours.id]);
  expect(await listed(otherSeller, "/seller/v1/disputes")).toEqual([]);
  for (const query of ["orderId=order-1", "status=negotiation", "buyerId=buyer-1"])
    expect(await listed(platform, `/platform/v1/cases?kind=dispute&${query}`)).toEqual([ours.id]);
});

it("a seller who contests the claim has the platform decide", async () => {
  const ours = await DisputeStory.opened(story);
  await ours.act(seller, "contest", { comment: "It is as described." });
  expect(await ours.see(seller)).toMatchObject({ status: "awaiting_both" });
  expect((await ours.send(seller, "contest")).status).toBe(409);
});
