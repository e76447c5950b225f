import { describe, expect, it } from "vitest";
import {
  type CommandOf,
  type DisputeReturnOutcome,
  deadlinesOf,
  nextActions,
  type ReturnCommand,
  returns,
  unitClaimsOf,
  wakeAt,
} from "../../../domain/returns/index.ts";
import { played } from "../../support/given-when-then.ts";
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
  someUnits,
} from "../../support/returns.ts";

const disputeId = idOf("dsp_", 1);
const at = afterHours(2);
const asked = request({ verdict: "ask_seller" }, { units: someUnits(2) });
const reject = command("RejectReturn", actors.seller, {
  at: afterHours(1),
  reason: "ITEM_MATCHES_LISTING",
  evidenceIds: [photo()],
});
const escalate = (overrides: Partial<CommandOf<"EscalateReturn">> = {}) =>
  command("EscalateReturn", actors.buyer, { at, evidenceIds: [photo()], disputeId, ...overrides });
const inDispute = [asked, reject, escalate()] as const;
const unit = (unitNo: number) => ({ lineId: "line-1", unitNo });

const comesBack = (
  outcome: DisputeReturnOutcome,
  paidUnits: CommandOf<"RecordDisputeOutcome">["paidUnits"] = [],
  more: Partial<CommandOf<"RecordDisputeOutcome">> = {},
) =>
  command("RecordDisputeOutcome", actors.system, {
    at: afterHours(50),
    disputeId,
    outcome,
    paidUnits,
    refundId: refundId(7),
    ...more,
  });

describe("a rejected return that the buyer takes to the platform", () => {
  it("is handed to a dispute, and its own clock is off", () => {
    const { state } = given(asked, reject).when(escalate()).thenTypes("ReturnEscalated", "ReturnDisputed");
    expect(state).toMatchObject({ status: "escalated", dispute: { disputeId, since: at, paidUnits: [] } });
    expect(state !== undefined && wakeAt(state)).toBeUndefined();
    expect(state !== undefined && deadlinesOf(state)).toEqual([]);
    expect(state !== undefined && nextActions(state, at)).toEqual([]);
  });

  it("waits however late it gets", () =>
    given(...inDispute)
      .when(ring(afterDays(90)))
      .thenTypes());

  it("stays with the agents without a dispute, and from everywhere but a rejection", () => {
    given(asked, reject)
      .when(escalate({ disputeId: undefined }))
      .thenTypes("ReturnEscalated");
    given(request({ verdict: "decline" }))
      .when(escalate())
      .thenTypes("ReturnEscalated");
  });

  it("says whether the goods can still be asked for", () => {
    const refused = command("RejectReceived", actors.seller, {
      at: afterHours(4),
      reason: "WRONG_ITEM_RETURNED",
      disposition: "return_to_buyer",
      evidenceIds: [photo()],
      refundId: refundId(3),
    });
    const before = played(returns, ...inDispute).at(-1);
    const after = played(
      returns,
      request(),
      handOver(afterHours(2)),
      scan("delivered", afterHours(3)),
      refused,
      escalate({ at: afterHours(5) }),
    ).at(-1);
    expect([before?.data, after?.data]).toEqual([
      { disputeId, mayComeBack: true },
      { disputeId, mayComeBack: false },
    ]);
  });
});

describe("the outcome of a dispute", () => {
  it.each([
    ["DECIDED_SELLER", []],
    ["REJECTED_UNCHALLENGED", []],
    [
      "DECIDED_BUYER",
      [
        { ...unit(1), amountMinor: 10_000 },
        { ...unit(2), amountMinor: 10_000 },
      ],
    ],
    ["DECIDED_SPLIT", [{ ...unit(1), amountMinor: 4_000 }]],
  ] as const)("%s closes the return, which pays nothing itself", (outcome, paidUnits) => {
    const { state } = given(...inDispute)
      .when(comesBack(outcome, [...paidUnits]))
      .thenTypes("ReturnDisputeEnded", "ReturnClosed");
    expect(state).toMatchObject({ status: "closed", closeReason: outcome, refunds: [] });
  });

  it("sends the buyer to the carrier when the goods shall come back", () => {
    const { state } = given(...inDispute)
      .when(comesBack("return_required"))
      .thenTypes("ReturnDisputeEnded", "ReturnApproved");
    expect(state).toMatchObject({ status: "awaiting_handover", clock: { name: "hand_over" } });
  });

  it("leaves out of the return's own refund what the dispute has paid", () => {
    const { state } = given(...inDispute, comesBack("return_required", [{ ...unit(1), amountMinor: 10_000 }]))
      .when(
        command("ProposeDecision", actors.agent, {
          at: afterHours(51),
          decisionId: idOf("dec_", 1),
          outcome: "refund_full",
          overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
          payer: "platform",
          refundId: refundId(9),
        }),
      )
      .thenTypes("DecisionMade", "SettlementBegun", "RefundOrdered");
    expect(state?.refunds).toMatchObject([{ units: [{ ...unit(2), amountMinor: 10_000 }] }]);
  });

  it("counts once", () =>
    given(...inDispute, comesBack("DECIDED_SELLER"))
      .when(comesBack("DECIDED_BUYER"))
      .thenTypes());

  it("of a unit that is not the return's is refused", () =>
    given(...inDispute)
      .when(comesBack("DECIDED_BUYER", [{ ...unit(9), amountMinor: 1 }]))
      .thenRefused({ code: "return.unit_unknown", unit: { ...unit(9), amountMinor: 1 } }));

  it("comes to nothing when the bank had already ended the return", () => {
    const lost = (phase: "opened" | "lost") =>
      command("RecordChargeback", actors.payment_provider, { at: afterHours(3), chargebackId: "cb-1", phase });
    given(...inDispute, lost("opened"), lost("lost"))
      .when(comesBack("DECIDED_SELLER"))
      .thenTypes();
  });

  it("is not taken to a second one: after the goods came back, an agent decides on the return itself", () => {
    const again = [
      comesBack("return_required"),
      handOver(afterHours(60)),
      scan("delivered", afterHours(70)),
      command("RejectReceived", actors.seller, {
        at: afterHours(71),
        reason: "WRONG_ITEM_RETURNED",
        disposition: "return_to_buyer",
        evidenceIds: [photo()],
        refundId: refundId(3),
      }),
    ];
    given(...inDispute, ...again)
      .when(escalate({ at: afterHours(72), disputeId: idOf("dsp_", 2) }))
      .thenTypes("ReturnEscalated");
  });

  it("is not a party's to report", () =>
    given(...inDispute)
      .when({ ...comesBack("DECIDED_BUYER"), actor: actors.buyer })
      .thenRefused({ code: "return.not_your_part", role: "buyer", roles: ["system", "platform"] }));
});

describe("the claims on units in dispute", () => {
  const claims = (...commands: readonly ReturnCommand[]) => {
    let state = returns.initial;
    return played(returns, ...commands).flatMap((event) => {
      const found = unitClaimsOf(event, state);
      state = returns.evolve(state, event);
      return Object.entries(found)
        .filter(([, units]) => units.length > 0)
        .map(([move, units]) => [event.type, move, units]);
    });
  };

  it("stay with the return, which lets go of what was not paid alone", () =>
    expect(claims(...inDispute, comesBack("DECIDED_SPLIT", [{ ...unit(1), amountMinor: 4_000 }]))).toEqual([
      ["ReturnRequested", "claim", [unit(1), unit(2)]],
      ["ReturnClosed", "release", [unit(2)]],
    ]));
});
