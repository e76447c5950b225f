import { createHmac } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { type Partner, signedCall } from "../../../adapters/ports/signed-call.ts";
import { UpstreamFailure } from "../../../adapters/ports/upstream-failure.ts";
import { answering, fakePartner } from "../../support/fake-partner.ts";

const asked = { key: "leg_1", body: { amountMinor: 100, note: "é" }, answer: z.object({ outcome: z.string() }) };

const call = (partner: Partner) => signedCall(partner, "/refunds", asked);

const failureOf = async (partner: Partner): Promise<UpstreamFailure> => {
  const failure = await call(partner).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UpstreamFailure);
  return failure as UpstreamFailure;
};

describe("a call to a partner", () => {
  it("posts JSON to its address, keyed, and gives the answer back", async () => {
    const { partner, sent } = answering({ outcome: "succeeded", more: "is left out" });
    expect(await call(partner)).toEqual({ outcome: "succeeded" });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      url: "https://payments.example/v1/refunds",
      init: { method: "POST" },
      body: asked.body,
    });
    expect(sent[0]?.headers.get("content-type")).toBe("application/json");
    expect(sent[0]?.headers.get("idempotency-key")).toBe("leg_1");
  });

  it("is signed over the very bytes that are sent", async () => {
    const { partner, sent } = answering({ outcome: "succeeded" });
    await call(partner);
    const expected = createHmac("sha256", "a shared secret").update(String(sent[0]?.init.body)).digest("hex");
    expect(sent[0]?.headers.get("recourse-signature")).toBe(`sha256=${expected}`);
  });
});

describe("a call that gets no answer", () => {
  it.each([
    ["the network is gone", () => Promise.reject(new TypeError("fetch failed"))],
    [
      "the answer breaks off",
      () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error("reset by peer")) })),
    ],
  ])("may be tried again: %s", async (_why, answer) => {
    const failure = await failureOf(fakePartner(answer).partner);
    expect(failure).toMatchObject({ retryable: true, name: "Upstream.Retryable", message: "payments: no answer" });
    expect(failure.cause).toBeInstanceOf(Error);
  });

  it("in ten seconds is ended by us", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort(new Error("too late")));
    const { partner } = fakePartner(({ signal }) => {
      signal?.throwIfAborted();
      return Response.json({ outcome: "succeeded" });
    });
    const failure = await failureOf(partner);
    expect(timeout).toHaveBeenCalledExactlyOnceWith(10_000);
    timeout.mockRestore();
    expect(failure).toMatchObject({ retryable: true, cause: expect.objectContaining({ message: "too late" }) });
  });

  it("because the partner is not configured says so, and is not tried again", async () => {
    const { partner, sent } = fakePartner(() => Response.json({ outcome: "succeeded" }));
    const secret = async (): Promise<never> => {
      throw new UpstreamFailure("payments", "is not configured", { retryable: false });
    };
    expect(await failureOf({ ...partner, secret })).toMatchObject({
      retryable: false,
      message: "payments: is not configured",
    });
    expect(sent).toEqual([]);
  });
});

describe("an answer", () => {
  it.each([429, 500, 502, 503, 504])("of status %i may be another one next time", async (status) => {
    expect(await failureOf(answering({ outcome: "succeeded" }, status).partner)).toMatchObject({
      name: "Upstream.Retryable",
      retryable: true,
      message: `payments: answered ${status}`,
    });
  });

  it.each([301, 400, 401, 403, 404, 409, 422])("of status %i stays what it is", async (status) => {
    expect(await failureOf(answering({ outcome: "succeeded" }, status).partner)).toMatchObject({
      name: "Upstream.Failure",
      retryable: false,
      message: `payments: answered ${status}`,
    });
  });

  it.each([
    ["another form", Response.json({ result: "ok" })],
    ["no JSON", new Response("<html>")],
    ["nothing", new Response(null)],
  ])("in the form of %s is none of ours, and tells nothing of itself", async (_what, response) => {
    expect(await failureOf(fakePartner(() => response).partner)).toMatchObject({
      retryable: false,
      message: "payments: answered in another form",
    });
  });
});
