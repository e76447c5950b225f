import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChangedCase, DivergenceReport } from "../../domain/policies/backtest/index.ts";
import { reactions } from "../../functions/reactions.ts";
import { addRule, author, draftVersion } from "../support/drafted-versions.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import { type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const VERSIONS = "/platform/v1/policies/BR/versions";

interface Shadow {
  readonly status: string;
  readonly run: number;
  readonly divergence: DivergenceReport;
  readonly examples: readonly ChangedCase[];
}

const run = (number: number, action: "start" | "stop") =>
  story.post<Shadow>(author, `${VERSIONS}/${number}/shadow`, { action });

const read = async (number: number): Promise<Shadow> =>
  must(await story.get<Shadow>(author, `${VERSIONS}/${number}/shadow`));

const toAgents = () =>
  draftVersion(story, "BR", (document) =>
    addRule(document, { id: "br.dear-to-agent", when: "requestValueMinor > 50000", outcome: { verdict: "ask_agent" } }),
  );

const opened = (orderId: string, priceMinor: number) => ReturnStory.requested(story, { orderId, priceMinor });

describe("a version in shadow", () => {
  it("decides beside the one in force, changes nothing, and tells in what it differs", async () => {
    const { number } = await toAgents();
    await opened("order-1", 120_000);
    expect(must(await run(number, "start"))).toMatchObject({ status: "running", run: 1 });
    const dear = await opened("order-2", 120_000);
    await opened("order-3", 10_000);
    expect(await dear.read()).toMatchObject({ verdict: "ask_seller", policy: { version: 1 } });
    const { divergence, examples } = await read(number);
    expect(divergence).toMatchObject({
      cases: 2,
      changed: 1,
      failed: 0,
      changesByKind: { verdict: 1, explanation: 1 },
      buyer: { better: 0, worse: 0, open: 1 },
      moneyMoved: [{ currency: "BRL", least: { buyer: -120_000 }, most: { buyer: 120_000 } }],
    });
    expect(divergence.verdicts).toEqual([
      { before: "ask_seller", after: "ask_seller", cases: 1 },
      { before: "ask_seller", after: "ask_agent", cases: 1 },
    ]);
    expect(examples).toMatchObject([{ returnId: dear.id, after: { policy: { version: 2 } } }]);
    const list = await story.get<{ items: ChangedCase[] }>(author, `${VERSIONS}/${number}/shadow/divergences`);
    expect(must(list).items).toEqual(examples);
  });

  it("counts no request after it is stopped, and counts anew when it is started again", async () => {
    const { number } = await toAgents();
    must(await run(number, "start"));
    await opened("order-1", 120_000);
    expect(must(await run(number, "stop"))).toMatchObject({ status: "stopped" });
    await opened("order-2", 120_000);
    expect((await read(number)).divergence.cases).toBe(1);
    expect(must(await run(number, "start"))).toMatchObject({ status: "running", run: 2 });
    await opened("order-3", 120_000);
    expect(await read(number)).toMatchObject({ divergence: { cases: 1, changed: 1 } });
  });

  it("stops by itself when its version is given up", async () => {
    const { number } = await toAgents();
    must(await run(number, "start"));
    must(await story.post(author, `${VERSIONS}/${number}/withdraw`));
    await story.rest();
    expect((await read(number)).status).toBe("stopped");
    expect(await run(number, "start")).toMatchObject({ body: { type: "/problems/policy_version.not_allowed_now" } });
  });

  it.each([
    ["was never started", "stop", 409, "/problems/shadow.not_started"],
    ["is read before it was started", undefined, 404, "/problems/not-found"],
    ["is told something else", "pause", 400, "/problems/invalid-request"],
  ])("is a problem where it %s", async (_what, action, status, type) => {
    const { number } = await toAgents();
    const path = `${VERSIONS}/${number}/shadow`;
    const answer = await (action === undefined ? story.get(author, path) : story.post(author, path, { action }));
    expect(answer).toMatchObject({ status, body: { type } });
  });

  it("that fails touches no case: the buyer is answered, the return goes on, and it is tried again", async () => {
    await story.recourse.stop();
    let failures = 0;
    const entry = "decide-in-shadow-when-return-requested";
    story = await startStory({
      reactions: reactions.map((binding) =>
        binding.reaction.entry === entry
          ? {
              ...binding,
              handle: async (event, runtime) => {
                await binding.handle(event, runtime);
                failures += 1;
                if (failures === 1) throw new TypeError("broken after its work");
              },
            }
          : binding,
      ),
    });
    const { number } = await toAgents();
    must(await run(number, "start"));
    const ours = await opened("order-1", 120_000);
    expect(await ours.read()).toMatchObject({ status: "awaiting_seller" });
    expect(ours.processes()).toEqual([`${ours.id}-return`]);
    await story.pass("PT10M");
    expect(failures).toBe(2);
    expect((await read(number)).divergence).toMatchObject({ cases: 1, changed: 1 });
  });
});
