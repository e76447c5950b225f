import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Recourse } from "../../../local/recourse.ts";
import { clientOf } from "./client.ts";
import { startThings } from "./fake-system.ts";

let recourse: Recourse;
let nobody: Awaited<ReturnType<typeof clientOf>>;
beforeAll(async () => {
  recourse = await startThings();
  nobody = await clientOf(recourse);
});
afterAll(() => recourse.stop());

describe("what only this machine has", () => {
  it.each([
    ["POST", "/_local/clock", {}],
    ["POST", "/_local/clock", { advance: "two days" }],
    ["POST", "/_local/clock", { advance: "-P1D" }],
    ["POST", "/_local/clock", { advance: "P9999Y" }],
    ["POST", "/_local/clock", { to: "2026-03-01T00:00:00Z" }],
    ["POST", "/_local/clock", { to: "2026-13-01T00:00:00Z" }],
    ["POST", "/_local/clock", { advance: "P1D", to: "2027-01-01T00:00:00Z" }],
    ["POST", "/_local/clock", "{"],
    ["POST", "/_local/tokens", { role: "king", subject: "x" }],
    ["POST", "/_local/tokens", { role: "seller", subject: "x" }],
    ["POST", "/_local/tokens", { role: "buyer", subject: "x", sellerId: "seller-1" }],
    ["POST", "/_local/tokens", { role: "buyer", subject: "a b" }],
    ["POST", "/_local/tokens", { role: "buyer", subject: "x", extra: 1 }],
    ["PUT", "/_local/payment-gateway", { behaviours: [{ behaviour: "explode" }] }],
    ["PUT", "/_local/payment-gateway", { behaviours: [{ behaviour: "slow", times: 0 }] }],
    ["PUT", "/_local/payment-gateway", { behaviours: [{ behaviour: "slow", matching: { buyerId: "b" } }] }],
    ["PUT", "/_local/payment-gateway", {}],
    ["GET", "/_local/executions?status=ASLEEP", undefined],
    ["GET", "/_local/outbox?x=1", undefined],
  ])("refuses %s %s %j and changes nothing", async (method, path, body) => {
    const before = [recourse.clock.now(), recourse.sandbox.behaviours.list()];
    const answer = await nobody.call(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { type: "/problems/invalid-request" } });
    expect([recourse.clock.now(), recourse.sandbox.behaviours.list()]).toEqual(before);
  });

  it("says what time it is when it refuses to go back", async () => {
    const { body } = await nobody.post("/_local/clock", { to: "2026-03-01T00:00:00Z" });
    expect(body).toMatchObject({
      now: "2026-03-02T12:00:00.000Z",
      detail: expect.stringContaining("does not go back"),
    });
  });

  it("mints a token for anybody", async () => {
    const minted = await nobody.post("/_local/tokens", { role: "buyer", subject: "buyer-77", expiresInSeconds: 60 });
    expect(minted).toMatchObject({ status: 201, body: { tokenType: "Bearer", expiresInSeconds: 60 } });
    const authorization = `Bearer ${minted.body.token}`;
    const opened = await nobody.call("POST", "/storefront/v1/things", {}, { authorization, "idempotency-key": "t" });
    expect(opened.status).toBe(201);
  });

  it("has ready tokens of every role, with two sellers", async () => {
    const { body } = await nobody.get("/_local/tokens");
    const items = body.items as { name: string; role: string; token: string }[];
    expect(items.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      "buyer: buyer",
      "seller: seller",
      "otherSeller: seller",
      "agent: agent",
      "seniorAgent: senior_agent",
      "platform: platform",
    ]);
  });

  it("lists executions, one with its state and history, and none that does not exist", async () => {
    await recourse.idle();
    const list = await nobody.get("/_local/executions?status=RUNNING&stateMachine=return&limit=1");
    expect(list.body).toMatchObject({ items: [{ name: "thing-t", currentStates: ["Wait for a poke"] }], count: 1 });
    const { body } = await nobody.get("/_local/executions/thing-t");
    expect((body.history as { type: string }[]).map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitted",
    ]);
    expect(await nobody.get("/_local/executions/unheard-of")).toMatchObject({ status: 404 });
  });

  it("keeps the behaviours that the payment provider is told to show", async () => {
    const behaviours = [{ behaviour: "decline", times: 2, matching: { orderId: "order-9" } }, { behaviour: "slow" }];
    expect((await nobody.put("/_local/payment-gateway", { behaviours })).body).toMatchObject({ behaviours });
    expect((await nobody.get("/_local/payment-gateway")).body).toEqual({
      behaviours,
      asked: [],
      chargebackEvidence: [],
      refunds: [],
    });
    expect((await nobody.put("/_local/payment-gateway", { behaviours: [] })).body).toMatchObject({ behaviours: [] });
  });
});

describe("an upload with a presigned form", () => {
  const PNG = "image/png";
  const form = async (over: Record<string, string> = {}, file: Blob | undefined = new Blob(["abc"], { type: PNG })) => {
    const upload = { key: "evd_1", mediaType: PNG, maxBytes: 10, at: recourse.clock.now() };
    const { url, fields } = await recourse.runtime.evidence.presignUpload(upload);
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...over })) data.set(name, value);
    if (file !== undefined) data.set("file", file, "photo.png");
    return { url, data };
  };
  const sent = async ({ url, data }: { url: string; data: FormData }) => {
    const response = await fetch(url, { method: "POST", body: data });
    return { status: response.status, body: response.status === 204 ? {} : await response.json() };
  };

  const bounds = { headBytes: 2, tailBytes: 2, bytesMax: 10 };
  const read = () => recourse.runtime.evidence.readThrough("evd_1", bounds);

  it("is read with its size and hash, its beginning and its end", async () => {
    expect(await read()).toBeUndefined();
    expect(await sent(await form())).toEqual({ status: 204, body: {} });
    const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const [head, tail] = ["ab", "bc"].map((text) => Buffer.from(text));
    expect(await read()).toEqual({ bytes: 3, sha256, head, tail, stamp: sha256 });
    expect(Buffer.from((await recourse.runtime.evidence.read("evd_1")) ?? [])).toEqual(Buffer.from("abc"));
  });

  it("is kept as it was read and in no other way, and stays when its form is used again", async () => {
    const { evidence } = recourse.runtime;
    const { stamp = "" } = (await read()) ?? {};
    await sent(await form({}, new Blob(["xyz"], { type: PNG })));
    expect(await evidence.keep({ from: "evd_1", stamp, to: "kept/evd_1" })).toBe(false);
    expect(await evidence.read("kept/evd_1")).toBeUndefined();
    const { stamp: now = "" } = (await read()) ?? {};
    expect(await evidence.keep({ from: "evd_1", stamp: now, to: "kept/evd_1" })).toBe(true);
    await sent(await form({}, new Blob(["abc"], { type: PNG })));
    expect(Buffer.from((await evidence.read("kept/evd_1")) ?? []).toString()).toBe("xyz");
  });

  it("is shown under a link for a while, as a download of the type that we say", async () => {
    const download = { key: "kept/evd_1", mediaType: PNG, fileName: "evd_1.png", at: recourse.clock.now() };
    const { url, expiresAt } = await recourse.runtime.evidence.presignDownload(download);
    const shown = await fetch(url);
    expect([shown.status, shown.headers.get("content-type"), await shown.text()]).toEqual([200, PNG, "xyz"]);
    expect(shown.headers.get("content-disposition")).toBe('attachment; filename="evd_1.png"');
    expect((await fetch(url.slice(0, -2))).status).toBe(404);
    expect(Date.parse(expiresAt) - Date.parse(recourse.clock.now())).toBe(5 * 60_000);
    await recourse.clock.advance("PT6M");
    expect((await fetch(url)).status).toBe(404);
  });

  it.each([
    ["larger than the form allows", () => form({}, new Blob(["x".repeat(11)], { type: PNG })), 413],
    ["of another type", () => form({}, new Blob(["abc"], { type: "text/html" })), 415],
    ["that says another type", () => form({ "Content-Type": "text/html" }), 415],
    ["for another key", () => form({ key: "evd_2" }), 400],
    ["with a policy that we did not seal", () => form({ policy: btoa('{"key":"evd_1"}') }), 400],
    ["with another seal", () => form({ signature: "AAAA" }), 400],
    [
      "without a file",
      async () => {
        const made = await form();
        made.data.delete("file");
        return made;
      },
      400,
    ],
    ["with an empty file", () => form({}, new Blob([], { type: PNG })), 400],
  ])("that is %s is refused", async (_what, make, status) => {
    expect(await sent(await make())).toMatchObject({ status, body: { status } });
  });

  it("is refused once the form has expired on the virtual clock", async () => {
    const made = await form();
    await recourse.clock.advance("PT16M");
    expect(await sent(made)).toMatchObject({ status: 400, body: { errors: [{ pointer: "#/policy" }] } });
  });

  it("is refused when it is no form at all", async () => {
    expect(await nobody.call("POST", "/_local/uploads/evd_1", "{}")).toMatchObject({ status: 415 });
    const broken = { "content-type": "multipart/form-data; boundary=x" };
    expect(await nobody.call("POST", "/_local/uploads/evd_1", "--y", broken)).toMatchObject({ status: 400 });
  });
});
