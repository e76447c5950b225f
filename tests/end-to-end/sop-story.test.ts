import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { load } from "../../adapters/dynamodb/load.ts";
import { sopRunAggregate } from "../../functions/sops/sop-run-aggregate.ts";
import { expectProblem as expectType } from "../support/bad-requests.ts";
import { scenarios } from "../support/case-scenarios.ts";
import { must, type ReturnStory } from "../support/return-stories.ts";
import {
  type Answer,
  otherAgent,
  platform,
  type Speaker,
  type Story,
  senior,
  startStory,
} from "../support/running-recourse.ts";
import { SopStory } from "../support/sop-stories.ts";

let story: Story;

/** The problem of a type, with facts of its own. */
const expectProblem = (answer: Answer, type: Parameters<typeof expectType>[1], facts: object = {}): void => {
  expectType(answer, type);
  expect(answer.body).toMatchObject(facts);
};

const otherSenior: Speaker = { role: "senior_agent", subject: "senior-2" };

beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

/** A return on which something has come to pass. */
const toldOf = async (what: "is with the agents" | "is with the agents over a high price"): Promise<ReturnStory> =>
  scenarios[what](story, "order-1");

const escalated = async (): Promise<SopStory> => new SopStory(await toldOf("is with the agents"));

const statusOf = async (runId = ""): Promise<string | undefined> =>
  (await load(story.recourse.runtime.store, sopRunAggregate, runId))?.state?.status;

describe("a return that came to the agents", () => {
  it("has the procedure of its queue, told in the agent's language, and is decided by it step by step", async () => {
    const sop = await escalated();
    const read = await sop.read({ headers: { "accept-language": "es" } });
    expect(read).toMatchObject({
      sopId: "escalated-return",
      version: 1,
      title: "Decidir una devolución escalada",
      status: "running",
      current: { stepId: "read-case", instruction: expect.stringContaining("cronología") },
      nextActions: [],
    });
    expect(read?.current?.inputs).toMatchObject({ reason: "LATE_DELIVERY" });
    expect(read?.ahead.map(({ stepId }) => stepId)).toEqual(["check-evidence", "compare-proposal", "decide"]);
    expectProblem(await sop.step("read-case", "complete"), "case.not_claimed");
    await sop.claim();
    const claimed = await sop.read();
    expect(claimed?.steps.at(-1)).toMatchObject({ stepId: "read-case", state: "claimed", by: "agent-1" });
    expect(claimed?.nextActions.map(({ action }) => action)).toEqual(["complete", "skip", "deviate"]);
    await sop.done("read-case");
    expectProblem(await sop.step("decide", "complete"), "sop.step_not_ready", {
      stepId: "decide",
      readyStepId: "check-evidence",
    });
    expectProblem(
      await sop.step("check-evidence", "complete", { outputs: { speaksFor: "nobody" } }),
      "sop.output_wrong",
      {
        output: "speaksFor",
        expected: "one of buyer, seller, neither",
      },
    );
    await sop.done("check-evidence", { outputs: { speaksFor: "neither" } });
    expectProblem(await sop.step("ask-more", "complete"), "sop.choice_not_offered", { offered: ["ASK", "DECIDE"] });
    await sop.done("ask-more", { choice: "DECIDE" });
    await sop.done("compare-proposal", { outputs: { departs: true } });
    expectProblem(await sop.step("decide", "complete"), "sop.step_done_by_case");
    const runId = (await sop.read())?.runId ?? "";
    expect(sop.isRunning(runId)).toBe(true);
    await sop.decide();
    expect(await sop.brief()).toEqual([
      "completed",
      "by-reason:done read-case:done check-evidence:done evidence-clear:done ask-more:done compare-proposal:done decide:done",
    ]);
    expect(sop.isRunning(runId)).toBe(false);
  });

  it("that is decided without its steps has left its procedure, and nobody said why", async () => {
    const sop = await escalated();
    await sop.claim();
    await sop.done("read-case");
    await sop.decide();
    expect(await sop.read()).toMatchObject({
      status: "deviated",
      deviation: { reason: "UNDECLARED", openSteps: ["check-evidence", "compare-proposal"] },
      nextActions: [],
    });
  });

  it("may leave its procedure with a reason, which is kept, and its words stay private", async () => {
    const sop = await escalated();
    await sop.claim();
    expectProblem(await sop.post("sop/deviate", { reason: "BORED" }), "invalid-request");
    must(await sop.post("sop/deviate", { reason: "INSTRUCTED_BY_SENIOR", note: "Ana said so" }));
    await sop.decide();
    const read = await sop.read();
    expect(read?.deviation).toEqual({
      reason: "INSTRUCTED_BY_SENIOR",
      by: "agent-1",
      openSteps: ["read-case", "check-evidence", "compare-proposal"],
    });
    expect(JSON.stringify(read)).not.toContain("Ana");
    expectProblem(await sop.post("sop/deviate", { reason: "NOT_APPLICABLE" }), "case.not_claimed");
    await sop.claim();
    expectProblem(await sop.post("sop/deviate", { reason: "NOT_APPLICABLE" }), "sop.not_running");
  });

  it("belongs to whoever claimed it", async () => {
    const sop = await escalated();
    await sop.claim();
    expectProblem(await new SopStory(sop.told, otherAgent).step("read-case", "complete"), "case.claimed_by_another");
    expectProblem(await sop.step("nothing", "complete"), "not-found");
    expectProblem(
      await story.post(otherAgent, "/agent/v1/cases/nothing/sop/deviate", { reason: "NOT_APPLICABLE" }),
      "not-found",
    );
  });

  it("that nobody works on leaves step after step by its time, and its run ends as aborted", async () => {
    const sop = await escalated();
    const runId = (await sop.read())?.runId ?? "";
    await story.pass("P3D");
    expect((await sop.read())?.steps.slice(0, 2)).toMatchObject([
      { stepId: "by-reason", state: "done" },
      { stepId: "read-case", state: "timed_out" },
    ]);
    await story.pass("P14D");
    expect((await sop.read())?.status).toBe("aborted");
    expect(sop.isRunning(runId)).toBe(false);
  });

  it("that is withdrawn meanwhile ends its run, which is no deviation", async () => {
    const sop = await escalated();
    await sop.told.act({ role: "buyer", subject: "buyer-1" }, "withdraw");
    expect(await sop.brief()).toEqual(["aborted", "by-reason:done read-case:skipped"]);
  });
});

describe("a decision above the limit", () => {
  it("completes the proposer's run and starts the second person's, and a rejection starts the first anew", async () => {
    const sop = new SopStory(await toldOf("is with the agents over a high price"), senior);
    await sop.claim();
    const first = (await sop.read())?.runId;
    await sop.done("read-case");
    await sop.done("check-evidence", { outputs: { speaksFor: "buyer" } });
    await sop.done("compare-proposal", { outputs: { departs: false } });
    await sop.decide({ outcome: "refund_full" });
    const second = await sop.read();
    expect(second).toMatchObject({ sopId: "second-approval", status: "running" });
    expect(await statusOf(first)).toBe("completed");
    type Listed = { nextActions: { action: string; href: string }[] };
    const read = must(await story.get<Listed>(otherSenior, `/agent/v1/cases/${sop.told.id}`));
    const reject = read.nextActions.find(({ action }) => action === "reject-decision")?.href ?? "";
    must(await story.post(otherSenior, reject, {}));
    await story.rest();
    expect(await statusOf(second?.runId)).toBe("deviated");
    const third = await sop.read();
    expect(third).toMatchObject({ sopId: "escalated-return", status: "running" });
    expect(third?.runId).not.toBe(first);
  });
});

describe("how a procedure was kept to", () => {
  const PATH = "sops/escalated-return/adherence?from=2026-03-01&to=2026-03-31";

  it("is told to seniors and the platform, and not of a few runs", async () => {
    const sop = await escalated();
    await sop.claim();
    await sop.decide();
    const told = must(await story.get(senior, `/agent/v1/${PATH}`));
    expect(told).toMatchObject({ sopId: "escalated-return", versions: [{ version: 1, hidden: true }] });
    expect((await story.get(platform, `/platform/v1/${PATH}`)).body).toEqual(told);
    expectProblem(await story.get(sop.speaker, `/agent/v1/${PATH}`), "role-not-allowed");
    expectProblem(
      await story.get(platform, "/platform/v1/sops/nothing/adherence?from=2026-03-01&to=2026-03-02"),
      "not-found",
    );
    expectProblem(
      await story.get(platform, "/platform/v1/sops/escalated-return/adherence?from=2026-03-02&to=2026-03-01"),
      "invalid-request",
    );
  });
});
