import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { initialDeliveryFacts, lastDeliveredAt } from "../../../domain/orders/delivery-facts.ts";
import { mergeDelivery } from "../../../domain/orders/merge-delivery.ts";
import { aFrozenOrder, aLine } from "../../support/orders.ts";

const monday = instant("2026-03-09T09:00:00Z");
const friday = instant("2026-03-13T09:00:00Z");

const order = aFrozenOrder({
  lines: [
    aLine({ deliveredAt: monday }),
    aLine({ lineId: "line-2", deliveredAt: undefined }),
    aLine({ lineId: "line-3", sellerId: "seller-2", deliveredAt: friday, shippedAt: monday }),
  ],
});

describe("what is known of deliveries", () => {
  it("begins with what the order says", () => {
    expect(initialDeliveryFacts(order)).toEqual({
      "line-1": { deliveredAt: monday },
      "line-2": {},
      "line-3": { shippedAt: monday, deliveredAt: friday },
    });
  });

  it.each([
    ["while a line is under way", {}, undefined, undefined],
    ["once the last line arrived", { "line-2": { deliveredAt: friday } }, undefined, friday],
    ["of a seller whose lines arrived", {}, "seller-2", friday],
    ["of a seller whose line is under way", {}, "seller-1", undefined],
    ["of a seller who sold nothing", {}, "seller-9", undefined],
  ])("tells the last arrival %s", (_, told, sellerId, expected) => {
    expect(lastDeliveredAt(order, mergeDelivery(initialDeliveryFacts(order), told), sellerId)).toBe(expected);
  });
});
