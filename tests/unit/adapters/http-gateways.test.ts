import { describe, expect, it } from "vitest";
import { httpCarrierGateway } from "../../../adapters/ports/http-carrier-gateway.ts";
import { httpNotifier } from "../../../adapters/ports/http-notifier.ts";
import { httpPaymentGateway } from "../../../adapters/ports/http-payment-gateway.ts";
import type { RefundRequest } from "../../../adapters/ports/payment-gateway.ts";
import { answering } from "../../support/fake-partner.ts";
import { brl } from "../../support/orders.ts";

const request: RefundRequest = {
  key: "rfd_1.leg_1.1",
  refundId: "rfd_1",
  legId: "leg_1",
  orderId: "order-1",
  kind: "refund",
  paymentId: "pay-1",
  tender: "card",
  amount: brl(1_000),
  lines: [],
};

const wrongForms = [
  ["an outcome that we do not know", { outcome: "maybe", providerRefundId: "re_1" }],
  ["a success without the provider's id", { outcome: "succeeded" }],
  ["a provider's id too long to keep", { outcome: "succeeded", providerRefundId: "x".repeat(129) }],
  ["a pending refund without its reason", { outcome: "pending", providerRefundId: "re_1" }],
  ["a reason that is a sentence", { outcome: "declined", reason: "The card of Ana Souza is blocked" }],
  ["a list", []],
] as const;

describe("the payment gateway", () => {
  it.each([
    ["paid", { outcome: "succeeded", providerRefundId: "re_1" }],
    ["on its way", { outcome: "pending", providerRefundId: "re_1", pendingReason: "insufficient_seller_funds" }],
    ["declined", { outcome: "declined", reason: "expired_or_canceled_card" }],
  ])("tells that a leg is %s", async (_what, answer) => {
    const { partner, sent } = answering({ ...answer, balance_transaction: "is left out" });
    expect(await httpPaymentGateway(partner).refund(request)).toEqual(answer);
    expect(sent[0]).toMatchObject({ url: "https://payments.example/v1/refunds", body: request });
    expect(sent[0]?.headers.get("idempotency-key")).toBe(request.key);
  });

  it("tells that it never paid under a key, asked under a key of its own so that no refund is made", async () => {
    const { partner, sent } = answering({ outcome: "not_found" });
    expect(await httpPaymentGateway(partner).findRefund(request.key)).toEqual({ outcome: "not_found" });
    expect(sent[0]).toMatchObject({ url: "https://payments.example/v1/refunds/find", body: { key: request.key } });
    expect(sent[0]?.headers.get("idempotency-key")).toBe(`find:${request.key}`);
  });

  it("tells what it finds under a key", async () => {
    const found = { outcome: "succeeded", providerRefundId: "re_1" };
    expect(await httpPaymentGateway(answering(found).partner).findRefund(request.key)).toEqual(found);
  });

  it("cannot answer a refund with not_found", async () => {
    const { partner } = answering({ outcome: "not_found" });
    await expect(httpPaymentGateway(partner).refund(request)).rejects.toThrow("another form");
  });

  it.each(wrongForms)("is not believed when it answers with %s", async (_what, answer) => {
    const gateway = httpPaymentGateway(answering(answer).partner);
    await expect(gateway.refund(request)).rejects.toThrow("another form");
    await expect(gateway.findRefund(request.key)).rejects.toThrow("another form");
  });
});

describe("the carrier gateway", () => {
  const label = { labelId: "lbl_1", carrier: "correios", trackingNumber: "BR1", url: "https://labels.example/1.pdf" };
  const asked = { key: "ret_1", returnId: "ret_1", orderId: "order-1", sellerId: "seller-1" };

  it("issues a label under the return's key", async () => {
    const { partner, sent } = answering(label);
    expect(await httpCarrierGateway(partner).issueReturnLabel(asked)).toEqual(label);
    expect(sent[0]).toMatchObject({ url: "https://payments.example/v1/return-labels", body: asked });
    expect(sent[0]?.headers.get("idempotency-key")).toBe("ret_1");
  });

  it.each([
    ["no number", { ...label, trackingNumber: "" }],
    ["a number too long for a key", { ...label, trackingNumber: "1".repeat(129) }],
    ["no address", { ...label, url: "soon" }],
  ])("is not believed when the label has %s", async (_what, answer) => {
    await expect(httpCarrierGateway(answering(answer).partner).issueReturnLabel(asked)).rejects.toThrow("another form");
  });
});

describe("the notifier", () => {
  const notice = {
    key: "evt_1:buyer",
    to: { role: "buyer", id: "buyer-1" },
    template: "return.ReturnApproved",
    caseId: "ret_1",
    at: "2026-03-10T12:00:00.000Z",
    facts: { amountMinor: 1_000 },
  } as const;

  it("sends codes and ids once under a key, and takes any object for an answer", async () => {
    const { partner, sent } = answering({ queued: true });
    await expect(httpNotifier(partner).notify(notice)).resolves.toBeUndefined();
    expect(sent[0]).toMatchObject({ url: "https://payments.example/v1/notices", body: notice });
    expect(sent[0]?.headers.get("idempotency-key")).toBe("evt_1:buyer");
  });

  it("says so when the messenger answers with no object", async () => {
    await expect(httpNotifier(answering("ok").partner).notify(notice)).rejects.toThrow("another form");
  });
});
