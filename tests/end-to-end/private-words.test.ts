import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { must, ReturnStory } from "../support/return-stories.ts";
import { agent, buyer, platform, type Story, seller, startStory } from "../support/running-recourse.ts";
import { allItems } from "../support/table-items.ts";

const SECRET = "SECRET-WORD";
const comment = `Please, ${SECRET}: my neighbour Ana, +55 11 99999-0000`;

let story: Story;
let told: ReturnStory;
const lines: string[] = [];

beforeAll(async () => {
  story = await startStory({ logLevel: "info", writeLog: (line) => lines.push(line) });
  told = await ReturnStory.requested(story, { orderId: "order-0" });
  const path = `/storefront/v1/returns/${told.id}`;
  await told.act(seller, "offers", { amountMinor: 40_000, withReturn: false, comment });
  const { offers } = await told.read();
  await told.act(buyer, `offers/${offers[0]?.offerId}/decline`, { comment });
  await told.act(seller, "reject", { reason: "REASON_UNCLEAR_OR_NO_EVIDENCE", comment });
  await told.act(buyer, "resubmit", { comment });
  await told.suspect(comment);
  must(await story.post(agent, `/agent/v1/cases/${told.id}/claim`));
  must(await story.post(agent, `/agent/v1/cases/${told.id}/notes`, { note: comment }));
  const decision = { outcome: "deny", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform", comment };
  must(await story.post(agent, `/agent/v1/cases/${told.id}/decisions`, decision));
  await story.rest();
  // What is refused must not be logged either.
  await story.post(buyer, `${path}/withdraw`, { comment, [SECRET]: 1 });
  await story.post(buyer, `${path}/withdraw`, undefined, { raw: `{"comment": "${SECRET}` });
  await story.get(buyer, `/storefront/v1/returns?status=${SECRET}`);
  await story.get(buyer, `/storefront/v1/returns/${SECRET}`);
  await story.post(platform, "/platform/v1/payment-events", { type: SECRET });
});
afterAll(() => story.recourse.stop());

describe("what people write", () => {
  it("is kept, once for each time that it was said, under ids of its own", async () => {
    const items = await allItems(story.recourse.runtime.store);
    const saying = items.filter((item) => JSON.stringify(item).includes(SECRET));
    expect(saying.map(({ sk }) => String(sk).split("#")[0])).toEqual(Array(7).fill("TEXT"));
    expect(saying.every(({ words }) => words === comment)).toBe(true);
  });

  it("is in no event, no state, no answer that is kept", async () => {
    const items = await allItems(story.recourse.runtime.store);
    expect(items.filter(({ sk }) => String(sk).startsWith("EVENT#")).length).toBeGreaterThan(10);
    const others = items.filter(({ sk }) => !String(sk).startsWith("TEXT#"));
    expect(others.filter((item) => JSON.stringify(item).includes(SECRET))).toEqual([]);
  });

  it("is in no line of the log", () => {
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => line.includes(SECRET))).toEqual([]);
  });

  it("is in no message, no execution, no list", async () => {
    const { engine } = story.recourse;
    const executions = engine.listExecutions({}).map(({ executionArn }) => engine.getExecutionHistory(executionArn));
    expect(executions.flat().length).toBeGreaterThan(3);
    expect(JSON.stringify(executions)).not.toContain(SECRET);
    const open = [
      await story.get(null, "/_local/outbox"),
      await story.get(buyer, "/storefront/v1/returns"),
      await story.get(seller, "/seller/v1/returns"),
      await story.get(platform, "/platform/v1/cases?orderId=order-0"),
    ];
    for (const { status, body } of open) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(SECRET);
    }
  });

  const sayings = async (speaker: typeof buyer, path: string) => {
    const { body } = await story.get<{ items: { type: string; comment?: string }[] }>(speaker, path);
    const saying = body.items.filter((item) => item.comment !== undefined);
    expect(saying.every((item) => item.comment === comment)).toBe(true);
    return saying.map(({ type }) => type);
  };

  it("is read in the timeline by its author, by the party that it was addressed to, and by agents", async () => {
    const toBoth = ["OfferMade", "OfferClosed", "ReturnRejected", "ReturnResubmitted"];
    expect(await sayings(buyer, `/storefront/v1/returns/${told.id}/timeline`)).toEqual(toBoth);
    expect(await sayings(seller, `/seller/v1/returns/${told.id}/timeline`)).toEqual([...toBoth, "ReturnEscalated"]);
    const all = [...toBoth, "ReturnEscalated", "DecisionMade"];
    expect(await sayings(agent, `/agent/v1/cases/${told.id}/timeline`)).toEqual(all);
    const page = await story.get<{ timeline: { comment?: string }[] }>(agent, `/agent/v1/cases/${told.id}`);
    expect(page.body.timeline.filter((entry) => entry.comment === comment)).toHaveLength(all.length);
  });

  it("is read by agents in the notes of the case", async () => {
    const { body } = await story.get<{ work: { notes: { note: string }[] } }>(agent, `/agent/v1/cases/${told.id}`);
    expect(body.work.notes.map(({ note }) => note)).toEqual([comment]);
  });
});

describe("the log", () => {
  it("names requests by route, never by who asked or what for", () => {
    const requests = lines.filter((line) => line.includes(" request "));
    expect(requests.length).toBeGreaterThan(10);
    for (const line of requests) expect(line).toMatch(/^\S+ \S+ request requestId=\S+ route=[a-z-]+ status=\d{3}\n$/);
  });

  it("has no token, no e-mail address and no telephone number", () => {
    expect(lines.filter((line) => /eyJ|@|\+\d{2}/.test(line))).toEqual([]);
  });
});
