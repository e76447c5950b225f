import { afterEach, describe, expect, it } from "vitest";
import type { Recourse, RecourseOptions } from "../../../local/recourse.ts";
import { clientOf } from "./client.ts";
import { startThings } from "./fake-system.ts";

const running: Recourse[] = [];
const started = async (options: Partial<RecourseOptions> = {}) => {
  const recourse = await startThings(options);
  running.push(recourse);
  return { recourse, buyer: await clientOf(recourse, "buyer"), nobody: await clientOf(recourse) };
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((recourse) => recourse.stop()));
});

const statusAfter = async (buyer: Awaited<ReturnType<typeof clientOf>>, thingId: string) =>
  (await buyer.get(`/storefront/v1/things/${thingId}`)).body.status;

describe("a case on the whole local system", () => {
  it("is opened over HTTP, waits in its process, is rung at its instant, paid for and told", async () => {
    const { recourse, buyer, nobody } = await started();
    const opened = await buyer.post("/storefront/v1/things", {}, "a");
    expect(opened).toMatchObject({ status: 201, body: { thingId: "thing-a", status: "open", version: 1 } });
    await recourse.idle();
    const execution = await nobody.get("/_local/executions/thing-a");
    expect(execution.body).toMatchObject({ status: "RUNNING", currentStates: ["Wait for a poke"] });

    await nobody.post("/_local/clock", { advance: "P1DT23H" });
    expect(await statusAfter(buyer, "thing-a")).toBe("open");
    await nobody.post("/_local/clock", { advance: "PT2H" });
    const { body } = await buyer.get("/storefront/v1/things/thing-a");
    expect(body.status).toBe("paid");
    const events = body.events as { type: string; at: string }[];
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ["ThingOpened", "2026-03-02T12:00:00.000Z"],
      ["ThingRung", "2026-03-04T12:00:00.000Z"],
      ["ThingPaid", "2026-03-04T12:00:05.000Z"],
    ]);
    expect((await nobody.get("/_local/executions/thing-a")).body).toMatchObject({
      status: "SUCCEEDED",
      currentStates: [],
    });
    const outbox = await nobody.get("/_local/outbox");
    expect(outbox.body).toMatchObject({
      messages: [{ template: "rung", caseId: "thing-a" }],
      webhooks: [{ state: "delivered", tries: 1 }],
      unpublished: [],
      deadLetters: [],
    });
  });

  it.each([
    ["in order", {}],
    ["twice", { duplicate: true }],
    ["shuffled with seed 1", { shuffleSeed: 1 }],
    ["shuffled and twice with seed 2", { shuffleSeed: 2, duplicate: true }],
  ])("ends the same when events come %s", async (_how, disorder) => {
    const { recourse, buyer } = await started(disorder);
    await Promise.all(["a", "b", "c"].map((key) => buyer.post("/storefront/v1/things", {}, key)));
    await buyer.post("/storefront/v1/things/thing-b/pokes", {}, "p1");
    await recourse.clock.advance("P3D");
    for (const thingId of ["thing-a", "thing-b", "thing-c"]) expect(await statusAfter(buyer, thingId)).toBe("paid");
    expect(recourse.sandbox.records.all()).toHaveLength(3);
    expect(await recourse.outbox.unpublished()).toEqual([]);
    expect(await recourse.outbox.deadLetters()).toEqual([]);
  });
});
