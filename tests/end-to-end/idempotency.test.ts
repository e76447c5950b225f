import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { expectProblem } from "../support/bad-requests.ts";
import { aLine, anOrderInput } from "../support/orders.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import { type Answer, agent, buyer, platform, type Story, seller, startStory } from "../support/running-recourse.ts";
import { wholeStore } from "../support/whole-store.ts";

const TWINS = 5;

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

const late = { promisedAt: "2026-03-04T00:00:00Z" };
const requestOf = (orderId: string, units = 1) => ({
  orderId,
  lines: [{ lineId: "line-1", units, reason: "LATE_DELIVERY" }],
});
const times = <Result>(count: number, act: (index: number) => Promise<Result>): Promise<readonly Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

/** One was done, the others repeat its answer to the letter and say so. */
const expectOneAnswer = (answers: readonly Answer[], status: number): void => {
  for (const answer of answers) {
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body: answers[0]?.body });
    expect(answer.headers.get("etag")).toBe(answers[0]?.headers.get("etag"));
  }
  const replayed = answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true");
  expect(replayed).toHaveLength(answers.length - 1);
};

const typesOf = async (id: string): Promise<readonly string[]> => {
  const path = `/agent/v1/cases/${id}/timeline`;
  const { items } = must(await story.get<{ items: { type: string }[] }>(agent, path));
  return items.map(({ type }) => type);
};

describe("the same command with the same key", () => {
  it("opens one return, however often it comes at once", async () => {
    await story.order({ orderId: "order-a", lines: [aLine({ units: TWINS, ...late })] });
    const answers = await times(TWINS, () =>
      story.post(buyer, "/storefront/v1/returns", requestOf("order-a"), { key: "open-a" }),
    );
    expectOneAnswer(answers, 201);
    const { items } = must(await story.get<{ items: Case[] }>(platform, "/platform/v1/cases?orderId=order-a"));
    expect(items).toHaveLength(1);
  });

  it("opens one return of the only unit, and no twin hears that it is taken", async () => {
    await story.order({ orderId: "order-b", lines: [aLine(late)] });
    const answers = await times(TWINS, () =>
      story.post(buyer, "/storefront/v1/returns", requestOf("order-b"), { key: "open-b" }),
    );
    expectOneAnswer(answers, 201);
  });

  it("moves a case once, at once and again later, also when the case has moved on", async () => {
    const told = await ReturnStory.requested(story, { orderId: "order-c" });
    const approve = () => story.post(seller, `/seller/v1/returns/${told.id}/approve`, {}, { key: "approve-c" });
    const answers = await times(TWINS, approve);
    expectOneAnswer(answers, 200);
    await story.rest();
    await told.handOver();
    const again = await approve();
    expect(again).toMatchObject({ status: 200, body: answers[0]?.body ?? {} });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect((await typesOf(told.id)).filter((type) => type === "ReturnApproved")).toHaveLength(1);
  });

  it("answers an agent's decision again after the case has left the desk", async () => {
    const told = await ReturnStory.requested(story, { orderId: "order-d" });
    await told.suspect();
    must(await story.post(agent, `/agent/v1/cases/${told.id}/claim`));
    const body = { outcome: "deny", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
    const decide = () => story.post(agent, `/agent/v1/cases/${told.id}/decisions`, body, { key: "decide-d" });
    const first = await decide();
    await story.rest();
    expectOneAnswer([first, await decide()], 201);
  });

  it("keeps one note, one file and one claim", async () => {
    const told = await ReturnStory.requested(story, { orderId: "order-e" });
    const notes = await times(TWINS, () =>
      story.post(agent, `/agent/v1/cases/${told.id}/notes`, { note: "once" }, { key: "note-e" }),
    );
    expectOneAnswer(notes, 200);
    expect(notes[0]?.body.notes).toBe(1);
    const files = await times(TWINS, () =>
      story.post(buyer, "/storefront/v1/evidence", { mediaType: "image/png" }, { key: "file-e" }),
    );
    expectOneAnswer(files, 201);
  });

  it("is told apart by who sends it", async () => {
    const told = await ReturnStory.requested(story, { orderId: "order-f" });
    const note = (speaker: typeof agent) =>
      story.post(speaker, `/agent/v1/cases/${told.id}/notes`, { note: "mine" }, { key: "same-key" });
    const answers = [await note(agent), await note({ role: "agent", subject: "agent-2" })];
    expect(answers.map(({ body }) => body.notes)).toEqual([1, 2]);
  });

  it.each([
    ["another body", "order-g", (path: string) => story.post(buyer, path, requestOf("order-g", 2), { key: "reused" })],
    [
      "another path",
      "order-g",
      () => story.post(buyer, "/storefront/v1/evidence", { mediaType: "image/png" }, { key: "reused" }),
    ],
  ])("is refused with %s", async (_what, orderId, again) => {
    await story.order({ orderId, lines: [aLine({ units: 3, ...late })] });
    await story.post(buyer, "/storefront/v1/returns", requestOf(orderId), { key: "reused" });
    await story.rest();
    const before = await wholeStore(story);
    const answer = await again("/storefront/v1/returns");
    expectProblem(answer, "idempotency-key-reused");
    expect(answer.body.firstUsedAt).toBe(story.recourse.clock.now());
    expect(await wholeStore(story)).toEqual(before);
  });
});

describe("different commands at once", () => {
  it("for one unit: one gets it, the others hear who has it", async () => {
    await story.order({ orderId: "order-h", lines: [aLine(late)] });
    const answers = await times(TWINS, (index) =>
      story.post(buyer, "/storefront/v1/returns", requestOf("order-h"), { key: `race-${index}` }),
    );
    const [winner] = answers.filter(({ status }) => status === 201);
    const losers = answers.filter(({ status }) => status !== 201);
    expect(losers).toHaveLength(TWINS - 1);
    for (const loser of losers) {
      expectProblem(loser, "return.unit_already_claimed");
      expect([winner?.body.id, undefined]).toContain(loser.body.caseId);
    }
  });

  it("on one case: one moves it, the others find it moved", async () => {
    const told = await ReturnStory.requested(story, { orderId: "order-i" });
    const path = `/seller/v1/returns/${told.id}`;
    const answers = await Promise.all([
      story.post(seller, `${path}/approve`),
      story.post(seller, `${path}/approve-without-return`),
      story.post(seller, `${path}/reject`, { reason: "REASON_UNCLEAR_OR_NO_EVIDENCE" }),
    ]);
    const refused = answers.filter(({ status }) => status >= 300);
    expect(refused).toHaveLength(answers.length - 1);
    for (const answer of refused) expectProblem(answer, "return.not_allowed_now");
  });

  it("with the same If-Match: one finds its version, the others are told the current one", async () => {
    const told = await ReturnStory.requested(story, { orderId: "order-j" });
    const { version } = await told.read();
    const headers = { "if-match": `"${version}"` };
    const answers = await Promise.all(
      ["approve", "approve-without-return"].map((step) =>
        story.post(seller, `/seller/v1/returns/${told.id}/${step}`, {}, { headers }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const lost = answers.find(({ status }) => status === 412) as Answer;
    expectProblem(lost, "version-mismatch");
    expect(lost.body.current).toBeGreaterThan(version);
  });

  it("to hand in one order: it is kept once", async () => {
    const order = anOrderInput({ orderId: "order-k" });
    const puts = await times(TWINS, () => story.call(platform, "PUT", "/platform/v1/orders/order-k", order));
    expect(new Set(puts.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    expect(puts[0]?.status).toBe(200);
  });
});
