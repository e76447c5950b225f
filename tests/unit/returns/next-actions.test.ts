import { describe, expect, it } from "vitest";
import { type ActionRole, deadlinesOf, nextActions, type ReturnCommand } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  handOver,
  idOf,
  paid,
  photo,
  request,
  ring,
  scan,
  someUnits,
  stateAfter,
} from "../../support/returns.ts";

const asked = request({ verdict: "ask_seller" });
const offer = command("MakeOffer", actors.seller, {
  at: afterHours(1),
  offerId: idOf("off_", 1),
  amountMinor: 3_000,
  withReturn: false,
});
const rejection = command("RejectReturn", actors.seller, {
  at: afterHours(1),
  reason: "ITEM_MATCHES_LISTING",
  evidenceIds: [photo()],
});
const sent = [request(), handOver(afterHours(1))];
const agents = ["decisions", "close-as-duplicate"];

type Row = readonly [string, readonly ReturnCommand[], { readonly [R in ActionRole]?: readonly string[] }];

const rows: readonly Row[] = [
  [
    "awaiting_seller",
    [asked],
    { buyer: ["withdraw"], seller: ["approve", "approve-without-return", "offers", "reject"], agent: agents },
  ],
  [
    "negotiating",
    [asked, offer],
    { buyer: ["accept-offer", "decline-offer", "counter-offer", "escalate", "withdraw"], seller: [], agent: agents },
  ],
  ["awaiting_handover", [request()], { buyer: ["withdraw", "hand-over"], seller: ["offers"], agent: agents }],
  ["in_transit", sent, { buyer: ["withdraw"], seller: ["confirm-receipt"], agent: agents }],
  [
    "in_transit with units left",
    [request({}, { units: someUnits(2) }), handOver(afterHours(1), { units: [{ lineId: "line-1", unitNo: 1 }] })],
    { buyer: ["withdraw", "hand-over"], seller: ["confirm-receipt"], agent: agents },
  ],
  [
    "inspecting",
    [...sent, scan("delivered", afterHours(2))],
    {
      buyer: ["withdraw"],
      seller: ["inspections", "reject-received", "extend-inspection", "start-analysis"],
      agent: agents,
    },
  ],
  ["rejected_open", [asked, rejection], { buyer: ["resubmit", "escalate", "withdraw"], seller: [], agent: agents }],
  ["escalated", [request({ verdict: "ask_agent" })], { buyer: ["withdraw"], seller: [], agent: agents }],
  [
    "lapsed",
    [request({ windowEndsAt: afterDays(40) }), ring(afterDays(15))],
    { buyer: ["withdraw", "hand-over"], agent: agents },
  ],
  ["settling", [request({ returnNeeded: false })], { buyer: [], seller: [], agent: [] }],
  ["closed as ineligible", [request({ verdict: "decline" })], { buyer: ["escalate"], seller: [], agent: [] }],
  [
    "closed without a return",
    [request({ returnNeeded: false }), paid(afterHours(1), 10_000)],
    { buyer: [], seller: ["contest"], agent: [] },
  ],
  [
    "withdrawn",
    [asked, command("WithdrawReturn", actors.buyer, { at: afterHours(1) })],
    { buyer: [], seller: [], agent: [] },
  ],
  [
    "suspended",
    [
      request(),
      command("RecordChargeback", actors.payment_provider, {
        at: afterHours(1),
        chargebackId: "cb-1",
        phase: "opened",
      }),
    ],
    { buyer: ["withdraw", "hand-over"], seller: [], agent: [] },
  ],
];

describe("what everybody can do", () => {
  it.each(rows)("while a return is %s", (_status, history, expected) => {
    const state = stateAfter(...history);
    const listed = nextActions(state, state.enteredAt);
    for (const role of Object.keys(expected) as ActionRole[]) {
      const actions = listed.filter(({ actor }) => actor === role).map(({ action }) => action);
      expect(actions.toSorted()).toEqual([...(expected[role] ?? [])].toSorted());
    }
  });

  it("shows until when, and how much evidence it takes", () => {
    const listed = nextActions(stateAfter(asked), afterHours(1));
    expect(listed.find(({ action }) => action === "reject")).toMatchObject({
      actor: "seller",
      dueAt: "2026-03-04T23:59:59.999Z",
      evidence: { photosMin: 0, photosMinByReason: { ITEM_MATCHES_LISTING: 1, FINAL_SALE: 0 } },
    });
  });

  it("is nothing for a party whose time is over", () => {
    const listed = nextActions(stateAfter(asked), afterDays(3));
    expect(listed.filter(({ actor }) => actor === "seller")).toEqual([]);
  });

  it("lists a second person's part for the senior rank alone", () => {
    const proposal = command("ProposeDecision", actors.agent, {
      at: afterHours(1),
      decisionId: idOf("dec_", 1),
      outcome: "refund_full",
      overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
      payer: "seller",
      refundId: request().refundId,
    });
    const state = stateAfter(request({ verdict: "ask_agent" }, { units: someUnits(3) }), proposal);
    const listed = nextActions(state, afterHours(2)).map(({ actor, action }) => `${actor} ${action}`);
    expect(listed).toContain("senior_agent confirm-decision");
    expect(listed).toContain("senior_agent reject-decision");
    expect(listed.filter((one) => one.startsWith("agent "))).toEqual(["agent close-as-duplicate"]);
  });
});

describe("the deadlines", () => {
  it("are the running clock with what it leads to", () =>
    expect(deadlinesOf(stateAfter(asked))).toEqual([
      { name: "seller_answer", at: "2026-03-04T23:59:59.999Z", onTimeout: "approve_return" },
    ]));

  it("of a closed case are what may still be asked for", () => {
    expect(deadlinesOf(stateAfter(request({ verdict: "decline" })))).toEqual([
      { name: "escalation", at: "2026-03-09T23:59:59.999Z", onTimeout: "final" },
    ]);
    expect(deadlinesOf(stateAfter(request({ returnNeeded: false }), paid(afterHours(1), 10_000)))).toEqual([
      { name: "contest", at: "2026-03-05T23:59:59.999Z", onTimeout: "final" },
    ]);
  });
});
