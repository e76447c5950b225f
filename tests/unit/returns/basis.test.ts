import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { DecisionBasis } from "../../../domain/returns/basis.ts";
import { type ReturnCommand, ReturnEvent, type ReturnEventType } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  given,
  handOver,
  idOf,
  photo,
  refundId,
  request,
  ring,
  scan,
  stateAfter,
  terms,
} from "../../support/returns.ts";

const policy = { id: "returns-GB", version: 3, contentHash: "a1b2c3" };
const opened = (granted: Parameters<typeof request>[0] = {}) => request({ policy, ...granted });
const asked = opened({ verdict: "ask_seller" });
const cheap = opened({
  verdict: "ask_seller",
  limits: { ...terms().limits, sellerSilenceRefundsUpToMinor: 10_000 },
});
const rejection = command("RejectReturn", actors.seller, {
  at: afterHours(1),
  reason: "ITEM_MATCHES_LISTING",
  evidenceIds: [photo()],
});
const arrived = [opened(), handOver(afterHours(1)), scan("delivered", afterHours(2))];
const inspection = command("RecordInspection", actors.seller, {
  at: afterHours(3),
  lines: [{ lineId: "line-1", unitNo: 1, result: "accepted", deductions: [], evidenceIds: [], disposition: "restock" }],
  refundId: refundId(5),
});
const decide = (overrides: object = {}) =>
  command("ProposeDecision", actors.agent, {
    at: afterHours(30),
    decisionId: idOf("dec_", 1),
    outcome: "refund_partial",
    amountMinor: 4_000,
    overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
    payer: "seller",
    refundId: refundId(5),
    ...overrides,
  });
const escalated = opened({ verdict: "ask_agent" });

/** When the clock of a case runs out. */
const due = (...history: readonly ReturnCommand[]) => {
  const { clock } = stateAfter(...history);
  if (clock === undefined) throw new Error("no clock runs");
  return ring(clock.dueAt);
};

type Row = readonly [
  what: string,
  history: readonly ReturnCommand[],
  cause: ReturnCommand,
  type: ReturnEventType,
  limits: readonly (readonly [string, unknown])[],
  facts: object,
];

const rows: readonly Row[] = [
  [
    "a silent seller above the limit",
    [asked],
    due(asked),
    "ReturnApproved",
    [
      ["clocks.sellerAnswer", { businessDays: 2 }],
      ["limits.sellerSilenceRefundsUpToMinor", 5_000],
    ],
    { refundableMinor: 10_000 },
  ],
  [
    "a silent seller up to the limit",
    [cheap],
    due(cheap),
    "SettlementBegun",
    [
      ["clocks.sellerAnswer", { businessDays: 2 }],
      ["limits.sellerSilenceRefundsUpToMinor", 10_000],
    ],
    { refundableMinor: 10_000 },
  ],
  ["an approval by the policy", [], opened(), "ReturnApproved", [], {}],
  [
    "goods that were inspected",
    arrived,
    inspection,
    "SettlementBegun",
    [
      ["limits.restockingFeeMaxPercent", 20],
      ["limits.diminishedValueMaxPercent", 50],
    ],
    {},
  ],
  [
    "goods that nobody inspected in time",
    arrived,
    due(...arrived),
    "SettlementBegun",
    [["clocks.inspection", { businessDays: 2 }]],
    {},
  ],
  [
    "a rejection that nobody challenged",
    [asked, rejection],
    due(asked, rejection),
    "ReturnClosed",
    [["clocks.rejectionReaction", { calendarDays: 7 }]],
    {},
  ],
  [
    "a buyer who sent nothing",
    [opened()],
    due(opened()),
    "ReturnLapsed",
    [["clocks.handOver", { calendarDays: 14 }]],
    {},
  ],
  [
    "a parcel that nobody sees",
    [opened(), handOver(afterHours(1))],
    due(opened(), handOver(afterHours(1))),
    "ParcelLost",
    [["clocks.transitSilence", { calendarDays: 10 }]],
    {},
  ],
  [
    "a platform that was too late to decide",
    [escalated, ring(instant("2026-03-09T23:59:59.999Z"))],
    ring(afterDays(20)),
    "RefundOrdered",
    [["clocks.provisionalPayment", { businessDays: 10 }]],
    {},
  ],
  [
    "an agent's decision",
    [escalated],
    decide(),
    "DecisionMade",
    [
      ["overrides.EVIDENCE_OUTWEIGHS_RULE.agentCapMinor", 50_000],
      ["overrides.EVIDENCE_OUTWEIGHS_RULE.secondPersonAboveMinor", 20_000],
    ],
    { amountMinor: 4_000 },
  ],
];

describe("what a decision rests on is kept with it", () => {
  it.each(rows)("of %s", (_what, history, cause, type, limits, facts) => {
    const { events } = given(...history).when(cause);
    const event = events.find((each) => each.type === type);
    const basis = DecisionBasis.parse((event?.data as { basis?: unknown } | undefined)?.basis);
    expect(basis.policy).toEqual(policy);
    expect(basis.ruleIds).toEqual(["change-of-mind"]);
    expect(basis.limits).toEqual(limits.map(([name, value]) => ({ name, value })));
    expect(basis.facts).toMatchObject(facts);
    expect(ReturnEvent.parse(event)).toEqual(event);
  });

  it("of a decision that waits for a second person, and again when that person agrees", () => {
    const above = decide({
      outcome: "refund_full",
      amountMinor: undefined,
      overrideReason: "GOODWILL",
      payer: "platform",
    });
    const dear = opened({ verdict: "ask_agent", overrides: [{ ...goodwill, secondPersonAboveMinor: 100 }] });
    const { basis } = given(dear).when(above).dataOf("DecisionProposed");
    expect(basis).toMatchObject({ policy, facts: { amountMinor: 10_000 } });
    expect(basis?.limits.at(-1)).toEqual({ name: "overrides.GOODWILL.secondPersonAboveMinor", value: 100 });
    const confirmed = command("ConfirmDecision", actors.senior_agent, {
      at: afterHours(31),
      decisionId: idOf("dec_", 1),
      refundId: refundId(6),
    });
    expect(given(dear, above).when(confirmed).dataOf("DecisionMade").basis).toEqual(basis);
  });
});

const goodwill = {
  reason: "GOODWILL" as const,
  agentCapMinor: 50_000,
  seniorCapMinor: 50_000,
  secondPersonAboveMinor: 50_000,
  payers: ["platform" as const],
};

it("events from before it was kept are read as they are", () => {
  const { events } = given(asked).when(due(asked));
  for (const event of events) {
    const { basis: _basis, ...data } = event.data as Record<string, unknown>;
    expect(ReturnEvent.parse({ ...event, data })).toEqual({ ...event, data });
  }
});
