import { describe, expect, it } from "vitest";
import { type ReturnCommand, returns, unitClaimsOf } from "../../../domain/returns/index.ts";
import { played } from "../../support/given-when-then.ts";
import {
  actors,
  afterHours,
  command,
  handOver,
  idOf,
  paid,
  photo,
  refundId,
  request,
  scan,
  someUnits,
} from "../../support/returns.ts";

const unit = (unitNo: number) => ({ lineId: "line-1", unitNo });

/** The claims of each event that has any, by the event's name. */
const claims = (...commands: readonly ReturnCommand[]) => {
  let state = returns.initial;
  return played(returns, ...commands).flatMap((event) => {
    const found = unitClaimsOf(event, state);
    state = returns.evolve(state, event);
    const some = Object.entries(found).filter(([, units]) => units.length > 0);
    return some.map(([move, units]) => [event.type, move, units]);
  });
};

const two = request({ returnNeeded: false }, { units: someUnits(2) });

describe("the claims on units", () => {
  it("take every unit with the request and use it up with the refund", () =>
    expect(claims(two, paid(afterHours(1), 20_000))).toEqual([
      ["ReturnRequested", "claim", [unit(1), unit(2)]],
      ["RefundOrdered", "consume", [unit(1), unit(2)]],
    ]));

  it("let go when the buyer withdraws", () =>
    expect(claims(request(), command("WithdrawReturn", actors.buyer, { at: afterHours(1) })).at(-1)).toEqual([
      "ReturnWithdrawn",
      "release",
      [unit(1)],
    ]));

  it("let go of a declined request, and take it again for the agent", () =>
    expect(
      claims(
        request({ verdict: "decline" }),
        command("EscalateReturn", actors.buyer, { at: afterHours(1), evidenceIds: [] }),
      ),
    ).toEqual([
      ["ReturnRequested", "claim", [unit(1)]],
      ["ReturnClosed", "release", [unit(1)]],
      ["ReturnEscalated", "claim", [unit(1)]],
    ]));

  it("let go of a unit whose refund was abandoned", () =>
    expect(claims(two, { ...paid(afterHours(1), 0), outcome: "cancelled" }).at(-1)).toEqual([
      "ReturnClosed",
      "release",
      [unit(1), unit(2)],
    ]));

  const inspected = (opening: ReturnCommand, second: "accepted" | "rejected") => [
    opening,
    handOver(afterHours(1), { arrangedBy: "platform" }),
    scan("delivered", afterHours(2)),
    command("RecordInspection", actors.seller, {
      at: afterHours(3),
      refundId: refundId(5),
      lines: [
        { ...unit(1), result: "accepted", deductions: [], evidenceIds: [], disposition: "restock" },
        second === "accepted"
          ? { ...unit(2), result: second, deductions: [], evidenceIds: [], disposition: "restock" }
          : {
              ...unit(2),
              result: second,
              reason: "DAMAGED_BY_BUYER",
              deductions: [],
              evidenceIds: [photo()],
              disposition: "return_to_buyer",
            },
      ],
    }),
  ];

  it("let go of what the inspection refused", () =>
    expect(
      claims(...inspected(request({}, { units: someUnits(2) }), "rejected"), paid(afterHours(4), 10_000, 5)).slice(1),
    ).toEqual([
      ["RefundOrdered", "consume", [unit(1)]],
      ["ReturnClosed", "release", [unit(2)]],
    ]));

  it("use up goods that were taken back although the label ate the refund", () => {
    const dear = request({ returnShippingPayer: "buyer", returnLabelCostMinor: 90_000 }, { units: someUnits(2) });
    expect(claims(...inspected(dear, "accepted")).slice(1)).toEqual([["ReturnClosed", "consume", [unit(1), unit(2)]]]);
  });

  it("let go of a duplicate", () =>
    expect(
      claims(
        request(),
        command("CloseAsDuplicate", actors.agent, { at: afterHours(1), duplicateOf: idOf("ret_", 2) }),
      ).at(-1),
    ).toEqual(["ReturnClosed", "release", [unit(1)]]));
});
