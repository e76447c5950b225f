import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import type { ReturnCommand } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  given,
  handOver,
  photo,
  refundId,
  request,
  ring,
  scan,
  someUnits,
  stateAfter,
} from "../../support/returns.ts";

const sent = [request(), handOver(afterHours(1))];
const unit = (unitNo: number) => ({ lineId: "line-1", unitNo });
const two = request({}, { units: someUnits(2) });
const first = handOver(afterHours(1), { parcelId: "parcel-1", units: [unit(1)] });
const second = handOver(afterHours(2), { parcelId: "parcel-2", units: [unit(2)] });
const of = (parcelId: string) => ({ parcelId });

describe("a hand-over", () => {
  it("puts all units that are left into the parcel", () => {
    const { state } = given(two)
      .when(handOver(afterHours(1)))
      .thenTypes("GoodsHandedOver");
    expect(state).toMatchObject({
      status: "in_transit",
      clock: { name: "transit_silence", onTimeout: "settle_or_escalate" },
      units: [{ reception: "in_transit" }, { reception: "in_transit" }],
    });
  });

  it("is shown by a proof of posting as well as by a tracking number", () => {
    given(request())
      .when(handOver(afterHours(1), { carrier: undefined, trackingNumber: undefined, proofIds: [photo()] }))
      .thenTypes("GoodsHandedOver");
  });

  it("is said twice and happens once", () => {
    given(two, first).when(first).thenNothing();
  });

  it("is possible until the return window ends, although the hand-over time has run out", () => {
    given(request())
      .when(handOver(afterDays(30)))
      .thenTypes("GoodsHandedOver");
    given(request())
      .when(handOver(afterDays(31)))
      .thenRefused({ code: "return.window_closed", closedAt: afterDays(30) });
  });

  it("is possible until its own time ends, although the return window has", () => {
    given(request({ windowEndsAt: afterDays(2) }))
      .when(handOver(afterDays(14)))
      .thenTypes("GoodsHandedOver");
  });

  it("of nothing is refused", () =>
    given(two)
      .when(handOver(afterHours(1), { units: [] }))
      .thenRefused({ code: "return.units_incomplete", missing: [unit(1), unit(2)] }));

  it("of one unit twice is refused", () =>
    given(two)
      .when(handOver(afterHours(1), { units: [unit(1), unit(1)] }))
      .thenRefused({ code: "return.unit_repeated", unit: unit(1) }));

  it("of a unit that is not in the case is refused", () =>
    given(two)
      .when(handOver(afterHours(1), { units: [unit(3)] }))
      .thenRefused({ code: "return.unit_unknown", unit: unit(3) }));
});

describe("a carrier's scans", () => {
  it("hand over a parcel that nobody announced, as one sent by our label", () => {
    const { state } = given(request())
      .when(scan("first_scan", afterHours(5)))
      .thenTypes("GoodsHandedOver");
    expect(state?.parcels).toMatchObject([{ parcelId: "parcel-1", arrangedBy: "platform", lastScanAt: afterHours(5) }]);
  });

  it("may begin with the delivery", () => {
    const { state } = given(request())
      .when(scan("delivered", afterHours(5)))
      .thenTypes("GoodsHandedOver", "ParcelScanned", "GoodsArrived");
    expect(state).toMatchObject({ status: "inspecting", units: [{ reception: "received" }] });
  });

  it("change nothing when the first one comes after the delivery", () => {
    const late = scan("first_scan", afterHours(9), { scannedAt: afterHours(2) });
    given(...sent, scan("delivered", afterHours(5)))
      .when(late)
      .thenNothing();
  });

  it("change nothing when they come twice", () => {
    const moving = scan("in_transit", afterHours(3));
    given(...sent, moving)
      .when(moving)
      .thenNothing();
    const delivery = scan("delivered", afterHours(5));
    given(...sent, delivery)
      .when(delivery)
      .thenNothing();
  });

  it("change nothing when an older one comes later", () => {
    const older = scan("in_transit", afterHours(4), { scannedAt: afterHours(2) });
    given(...sent, scan("in_transit", afterHours(3)))
      .when(older)
      .thenNothing();
  });

  it("start the silence clock again with each movement", () => {
    const { state } = given(...sent)
      .when(scan("in_transit", afterDays(5)))
      .thenTypes("ParcelScanned");
    expect(state?.clock).toMatchObject({ name: "transit_silence", startedAt: afterDays(5) });
  });

  it("are nothing to a return that nobody approved", () => {
    given(request({ verdict: "ask_seller" }))
      .when(scan("first_scan", afterHours(1)))
      .thenNothing();
  });

  it("do not lie in the future", () => {
    const ahead = scan("delivered", afterHours(5), { scannedAt: afterHours(50) });
    expect(given(...sent).when(ahead).state?.parcels[0]?.deliveredAt).toBe(afterHours(5));
  });
});

describe("the inspection clock", () => {
  it("runs two business days from the delivery scan", () =>
    expect(stateAfter(...sent, scan("delivered", afterHours(30))).clock).toMatchObject({
      name: "inspection",
      startedAt: afterHours(30),
      dueAt: instant("2026-03-05T23:59:59.999Z"),
      onTimeout: "accept_as_received",
    }));

  it("counts from the carrier's own time when the news comes late", () => {
    const late = scan("delivered", afterHours(40), { scannedAt: afterHours(30) });
    expect(stateAfter(...sent, late).clock).toMatchObject({ startedAt: afterHours(30) });
  });

  it("ends ten days after the hand-over at the latest", () =>
    expect(stateAfter(...sent, scan("delivered", afterDays(9))).clock).toMatchObject({
      startedAt: afterDays(9),
      dueAt: instant("2026-03-12T23:59:59.999Z"),
    }));

  it("is over at once when the carrier took longer than that", () => {
    const slow = [...sent, scan("in_transit", afterDays(9)), scan("delivered", afterDays(11))];
    given(...slow)
      .when(ring(afterDays(11)))
      .thenTypes("UnitsInspected", "SettlementBegun", "RefundOrdered");
  });
});

describe("several parcels", () => {
  it("are inspected when the last has arrived", () => {
    const one = given(two, first, second).when(scan("delivered", afterHours(5), of("parcel-1")));
    expect(one.thenTypes("ParcelScanned").state?.status).toBe("in_transit");
    const both = given(two, first, second, scan("delivered", afterHours(5), of("parcel-1")));
    const { state } = both
      .when(scan("delivered", afterHours(8), of("parcel-2")))
      .thenTypes("ParcelScanned", "GoodsArrived");
    expect(state).toMatchObject({ status: "inspecting", clock: { startedAt: afterHours(8) } });
  });

  it("are inspected as far as they came when another one is lost", () => {
    const history = [two, first, second, scan("delivered", afterHours(5), of("parcel-1"))];
    const { state } = given(...history)
      .when(scan("lost", afterHours(8), of("parcel-2")))
      .thenTypes("ParcelLost", "GoodsArrived");
    expect(state?.units).toMatchObject([{ reception: "received" }, { reception: "lost" }]);
  });

  it("bring what was found again to the inspection", () => {
    const history = [
      two,
      first,
      second,
      scan("delivered", afterHours(5), of("parcel-1")),
      scan("lost", afterHours(8), of("parcel-2")),
    ];
    const found = given(...history)
      .when(scan("delivered", afterHours(9), of("parcel-2")))
      .thenTypes("ParcelScanned");
    expect(found.state?.units).toMatchObject([{ reception: "received" }, { reception: "received" }]);
  });
});

describe("a lost parcel", () => {
  const lose = (arrangedBy: "buyer" | "seller" | "platform"): readonly ReturnCommand[] => [
    request({ fault: "SELLER" }),
    handOver(afterHours(1), { arrangedBy }),
  ];

  it.each([
    ["seller", { fault: "SELLER", shares: [{ party: "seller", sharePercent: 100 }] }],
    ["platform", { fault: "CARRIER" }],
  ] as const)("that went by the label of the %s is refunded at the risk of who chose the carrier", (by, liability) => {
    const lost = given(...lose(by)).when(scan("lost", afterHours(9)));
    lost.thenTypes("ParcelLost", "SettlementBegun", "RefundOrdered");
    expect(lost.dataOf("RefundOrdered")).toMatchObject({ purpose: "return", provisional: false, ...liability });
    expect(lost.state?.units).toMatchObject([{ reception: "lost", acceptance: "accepted" }]);
  });

  it("that the buyer sent himself is for an agent", () => {
    const { state } = given(...lose("buyer"))
      .when(scan("lost", afterHours(9)))
      .thenTypes("ParcelLost", "ReturnEscalated");
    expect(state).toMatchObject({
      escalation: { because: "parcel_lost" },
      units: [{ reception: "lost", acceptance: "manual_review" }],
    });
  });

  it("that is found again is noted for the agent", () => {
    const { state } = given(...lose("buyer"), scan("lost", afterHours(9)))
      .when(scan("delivered", afterHours(20)))
      .thenTypes("ParcelScanned");
    expect(state).toMatchObject({ status: "escalated", units: [{ reception: "received" }] });
  });

  it("does not pay for units that were never sent", () => {
    const { state } = given(two, first).when(scan("lost", afterHours(9)));
    expect(state?.units).toMatchObject([{ orderedMinor: 10_000 }, { reception: "not_sent" }]);
    expect(state?.units[1]?.orderedMinor).toBeUndefined();
  });
});

describe("a parcel that came back to the buyer", () => {
  it("is for an agent, with the goods at the buyer's", () => {
    const { state } = given(...sent)
      .when(scan("returned", afterHours(9)))
      .thenTypes("ParcelScanned", "ReturnEscalated");
    expect(state).toMatchObject({
      escalation: { because: "parcel_returned" },
      units: [{ reception: "awaiting", acceptance: "manual_review" }],
    });
  });

  it("can be sent again while another one is under way", () => {
    const history = [two, first, second, scan("returned", afterHours(9), of("parcel-2"))];
    const again = handOver(afterHours(10), { parcelId: "parcel-3" });
    const { state } = given(...history)
      .when(again)
      .thenTypes("GoodsHandedOver");
    expect(state?.parcels.at(-1)?.units).toEqual([unit(2)]);
  });
});

describe("a seller who has the goods without a scan", () => {
  const confirm = command("ConfirmReceipt", actors.seller, { at: afterHours(9), refundId: refundId(5) });

  it("starts the inspection", () => {
    const { state } = given(...sent)
      .when(confirm)
      .thenTypes("ParcelScanned", "GoodsArrived");
    expect(state?.parcels).toMatchObject([{ standing: "delivered", deliveredAt: afterHours(9) }]);
  });

  it("can name one parcel of several", () => {
    const { state } = given(two, first, second)
      .when({ ...confirm, parcelId: "parcel-2" })
      .thenTypes("ParcelScanned");
    expect(state?.parcels).toMatchObject([{ standing: "in_transit" }, { standing: "delivered" }]);
  });
});
