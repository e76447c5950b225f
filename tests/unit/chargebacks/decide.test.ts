import { describe, expect, it } from "vitest";
import { chargebacks, deadlineOf, needsAgent, nextActions } from "../../../domain/chargebacks/index.ts";
import { EvidenceId, RefundId } from "../../../domain/kernel/ids.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { at, brl, decided, head, heard, moneyFacts, news, setting, told, typesOf } from "../../support/chargebacks.ts";

const RESPOND_BY = instant("2026-03-20T12:00:00Z");
const opened = news("opened", { amount: brl(6_000), respondBy: RESPOND_BY });
const proof = {
  refundId: RefundId.parse("rfd_01J8Z3K5T7W9Y1B3D5F7H9K1M3"),
  legId: "leg_01J8Z3K5T7W9Y1B3D5F7H9K1M3",
  amountMinor: 8_000,
  currency: "BRL" as const,
  succeededAt: at,
};

describe("news of a chargeback", () => {
  it.each([
    ["opens it", undefined, told(opened), ["ChargebackReceived", "ChargebackMatched"]],
    ["is kept where nobody knows its payment", undefined, told(opened, "unknown"), ["ChargebackReceived"]],
    [
      "of an end without a beginning ends it",
      undefined,
      told(news("won")),
      ["ChargebackReceived", "ChargebackMatched", "ChargebackWon"],
    ],
    ["that is repeated changes nothing", heard(opened), told(opened), []],
    ["that says the same at another time changes nothing", heard(opened), told({ ...opened, occurredAt: at }), []],
    [
      "of another amount is an update",
      heard(opened),
      told(news("updated", { amount: brl(7_000) }, 10)),
      ["ChargebackUpdated"],
    ],
    [
      "that is older than what is known changes nothing",
      heard(opened),
      told(news("updated", { amount: brl(7_000) }, 8)),
      [],
    ],
    [
      "in another currency is refused",
      heard(opened),
      told(news("lost", { amount: { amountMinor: 1, currency: "USD" } })),
      "chargeback.other_currency",
    ],
    [
      "after the end is kept",
      heard(opened, news("won")),
      told(news("updated", { stage: "arbitration" })),
      ["ChargebackNewsAfterEnd"],
    ],
    ["of the same end again changes nothing", heard(opened, news("won")), told(news("won", {}, 11)), []],
    ["of the other end is kept", heard(opened, news("won")), told(news("lost")), ["ChargebackNewsAfterEnd"]],
  ])("%s", (_what, state, command, types) => {
    expect(typesOf(state, command)).toEqual(types);
  });

  it.each([
    ["nothing was said", news("lost"), 6_000],
    ["a part was lost", news("lost", { amount: brl(1_000) }), 1_000],
  ])("of a loss takes what was lost: %s", (_what, lost, amountMinor) => {
    expect(heard(opened, lost)).toMatchObject({ status: "lost", lost: { amountMinor } });
    const counted = heard(opened, lost).counted.reduce((sum, part) => sum + part.amountMinor, 0);
    expect(counted).toBe(amountMinor);
  });

  it("leaves for refunds that wait what they will count as paid", () => {
    const events = decided(heard(opened), told(news("lost"), { heldMinor: 4_000 }));
    expect(events).toContainEqual(
      expect.objectContaining({ type: "ChargebackLossCounted", data: expect.objectContaining({ settledMinor: 0 }) }),
    );
    const sums = (Array.isArray(events) ? events : []).flatMap(({ type, data }) =>
      type === "ChargebackLossCounted" ? data.counted.map((part: { amountMinor: number }) => part.amountMinor) : [],
    );
    expect(sums.reduce((sum: number, one: number) => sum + one, 0)).toBe(2_000);
  });

  it("proves refunds that the buyer has, once, and flags what would be had twice", () => {
    const first = told(news("updated", { stage: "pre_arbitration" }, 10), { proofs: [proof] });
    expect(typesOf(heard(opened), first)).toEqual([
      "ChargebackUpdated",
      "ChargebackEvidenceWanted",
      "DualRecoveryFlagged",
    ]);
    const events = decided(heard(opened), first);
    const state = (Array.isArray(events) ? events : []).reduce(chargebacks.evolve, heard(opened));
    expect(state.dualRecovery).toEqual({ amountMinor: 4_000, isFinal: false });
    expect(typesOf(state, { type: "CountMoney", ...head, ...setting({ proofs: [proof] }) })).toEqual([]);
  });

  it("calls nothing dual recovery that the buyer has by no refund", () => {
    const left = moneyFacts();
    const facts = { balances: left.balances.map((row) => ({ ...row, refundableMinor: 0 })) };
    expect(typesOf(heard(opened), told(news("lost"), facts))).toEqual(["ChargebackLost"]);
  });
});

describe("a chargeback's clocks", () => {
  const ring = (time: string) => ({ type: "RingClock" as const, ...head, at: instant(time), ...setting() });
  it.each([
    ["2026-03-18T11:59:59Z", []],
    ["2026-03-18T12:00:00Z", ["ChargebackResponseDueSoon"]],
    ["2026-03-20T12:00:00Z", ["ChargebackResponseOverdue"]],
    ["2026-12-31T12:00:00Z", ["ChargebackResponseOverdue", "ChargebackOutcomeOverdue"]],
  ])("ring at %s", (time, types) => {
    expect(typesOf(heard(opened), ring(time))).toEqual(types);
  });

  it("do not ring when the bank has decided, nor for an answer that was given", () => {
    expect(typesOf(heard(opened, news("won")), ring("2026-12-31T12:00:00Z"))).toEqual([]);
    const answer = { type: "AcceptChargeback" as const, ...head };
    const events = decided(heard(opened), answer);
    const state = (Array.isArray(events) ? events : []).reduce(chargebacks.evolve, heard(opened));
    expect(typesOf(state, ring("2026-03-20T12:00:00Z"))).toEqual([]);
    expect(deadlineOf(state)?.name).toBe("outcome");
  });
});

describe("what agents may do", () => {
  const evidenceIds = [EvidenceId.parse("evd_01J8Z3K5T7W9Y1B3D5F7H9K1M3")];
  const commands = {
    match: { type: "MatchChargeback", ...head, ...setting() },
    represent: { type: "Represent", ...head, evidenceIds },
    accept: { type: "AcceptChargeback", ...head },
    review: { type: "ReviewChargeback", ...head, outcome: "no_action" },
  } as const;
  const unmatched = (() => {
    const events = decided(undefined, told(opened, "unknown"));
    return (Array.isArray(events) ? events : []).reduce<Parameters<typeof decided>[0]>(chargebacks.evolve, undefined);
  })();
  it.each([
    ["unmatched", unmatched, true],
    ["open", heard(opened), true],
    ["won", heard(opened, news("won")), false],
    ["lost", heard(opened, news("lost")), false],
    ["with news that contradicts", heard(opened, news("won"), news("lost")), true],
  ])("with one that is %s is what is listed and nothing else", (_what, state, isNeeded) => {
    if (state === undefined) throw new Error("there is one");
    const listed = nextActions(state);
    for (const action of ["represent", "accept", "review"] as const)
      expect([action, typeof decided(state, commands[action]) !== "string"]).toEqual([action, listed.includes(action)]);
    expect(listed.includes("match")).toBe(state.status === "unmatched");
    expect(needsAgent(state)).toBe(isNeeded);
  });

  it("says why one cannot be bound", () => {
    const { known: _known, ...unknown } = commands.match;
    expect(decided(unmatched, unknown)).toBe("chargeback.payment_unknown");
    const elsewhere = { ...setting().known, payment: { ...setting().known.payment, paymentId: "pay-2" } };
    expect(decided(heard(opened), { ...commands.match, known: elsewhere })).toBe("chargeback.already_matched");
  });
});
