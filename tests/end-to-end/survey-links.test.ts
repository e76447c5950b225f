import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealSurveyToken } from "../../adapters/http/survey-token.ts";
import { SurveyId } from "../../domain/kernel/ids.ts";
import { instant } from "../../domain/kernel/instant.ts";
import { type BadRequest, expectProblem, expectRefused } from "../support/bad-requests.ts";
import { must, PRICES, ReturnStory } from "../support/return-stories.ts";
import {
  agent,
  buyer,
  otherBuyer,
  otherSeller,
  platform,
  type Story,
  seller,
  startStory,
} from "../support/running-recourse.ts";
import { Surveys } from "../support/survey-stories.ts";
import { allItems } from "../support/table-items.ts";

const SECRET = "SECRET-WORD";
const comment = `Never again, ${SECRET}, call Ana on +55 11 99999-0000`;

let story: Story;
let surveys: Surveys;
const known: Record<string, string> = {};
const lines: string[] = [];

// Both are asked about one return; the buyer's link is still good, and so is the seller's.
beforeAll(async () => {
  story = await startStory({ logLevel: "info", writeLog: (line) => lines.push(line) });
  const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
  await ours.act(seller, "approve-without-return");
  await story.pass("PT26H");
  surveys = new Surveys(story, ours.id);
  const key = await story.recourse.runtime.surveyKey();
  const link = { party: "buyer", expiresAt: instant("2027-01-01T00:00:00Z") } as const;
  known.token = surveys.token("buyer");
  known.sellers = surveys.token("seller");
  known.unknown = sealSurveyToken(key, { ...link, surveyId: SurveyId.parse(`srv_${"0".repeat(26)}`) });
  known.swapped = sealSurveyToken(key, { ...link, surveyId: SurveyId.parse(surveys.id("seller")) });
  known.late = sealSurveyToken(key, {
    ...link,
    surveyId: SurveyId.parse(surveys.id("buyer")),
    expiresAt: instant("2026-03-01T00:00:00Z"),
  });
  known.forged = sealSurveyToken("another key", { ...link, surveyId: SurveyId.parse(surveys.id("buyer")) });
  known.turned = known.token.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  known.huge = "a".repeat(5000);
  known.longest = "a".repeat(128);
});
afterAll(() => story.recourse.stop());

const at = (what: string, token: string, rest: Partial<BadRequest> = {}): readonly BadRequest[] => {
  const path = `/storefront/v1/surveys/{${token}}`;
  const row = { what, code: "not-found" as const, by: buyer, path, ...rest };
  return [
    { ...row, method: "GET" },
    { ...row, body: { csat: 5 } },
  ];
};
const answering = (what: string, body: unknown, rest: Partial<BadRequest> = {}): BadRequest => ({
  what,
  code: "invalid-request",
  by: buyer,
  path: "/storefront/v1/surveys/{token}",
  body,
  ...rest,
});
const place = (pointer: string) => ({ place: { pointer } });

describe.each([
  ...at("a token of another key", "forged"),
  ...at("a token with a turned letter", "turned"),
  ...at("a token for a survey that never was", "unknown"),
  ...at("a token of the buyer for the seller's survey", "swapped"),
  ...at("the seller's token", "sellers"),
  ...at("the longest text that can be an id", "longest"),
  ...at("a text that is too long", "huge"),
  ...at("another buyer's own login", "token", { by: otherBuyer }),
  ...at("the buyer's token in the seller center", "token", { by: seller, path: "/seller/v1/surveys/{token}" }),
  ...at("the seller's token with another seller's login", "sellers", {
    by: otherSeller,
    path: "/seller/v1/surveys/{sellers}",
  }),
  ...at("another audience", "token", { by: agent, code: "role-not-allowed" }),
  ...at("the platform's login", "token", { by: platform, code: "role-not-allowed" }),
  ...at("nobody's login", "token", { by: null, code: "unauthenticated" }),
  ...at("a token that says that it is late", "late", { code: "feedback.link_expired" }),
])("$method $what", (request) => {
  it("is refused, and changes nothing", () => expectRefused(story, request, known));
});

describe.each([
  answering("no key", { csat: 5 }, { key: null, code: "idempotency-key-missing" }),
  answering("nothing", {}, place("#/csat")),
  answering("no score for satisfaction", { ces: 7 }, place("#/csat")),
  answering("a score of nothing", { csat: 0 }, place("#/csat")),
  answering("a score beyond the scale", { csat: 6 }, place("#/csat")),
  answering("half a score", { csat: 4.5 }, place("#/csat")),
  answering("a score in words", { csat: "5" }, place("#/csat")),
  answering("an effort beyond the scale", { csat: 5, ces: 8 }, place("#/ces")),
  answering("an unknown tag", { csat: 5, tags: ["REVENGE"] }, place("#/tags/0")),
  answering("more tags than there are", { csat: 5, tags: Array(11).fill("SPEED") }, place("#/tags")),
  answering("an empty comment", { csat: 5, comment: " " }, place("#/comment")),
  answering("a comment of a book", { csat: 5, comment: "a".repeat(2001) }, place("#/comment")),
  answering("control characters", { csat: 5, comment: "a\u0000b" }, place("#/comment")),
  answering("an unknown field", { csat: 5, stars: 5 }, place("#/stars")),
  answering(
    "a question that the buyer is not asked",
    { csat: 5, fairness: { wasHeard: 3 } },
    {
      code: "feedback.question_not_asked",
      facts: { question: "PROCESS_FAIRNESS" },
    },
  ),
])("an answer with $what", (request) => {
  it("is refused, and changes nothing", () => expectRefused(story, request, known));
});

describe("one answer", () => {
  const path = () => `/storefront/v1/surveys/${known.token}`;
  const body = { csat: 2, tags: ["SPEED", "SPEED"], comment };

  it("is taken once, and given again under its key", async () => {
    const first = await story.post(buyer, path(), body, { key: "mine" });
    expect([first.status, first.body]).toMatchObject([201, { scores: [{ score: 2 }], tags: ["SPEED"] }]);
    await story.rest();
    const again = await story.post(buyer, path(), body, { key: "mine" });
    expect([again.status, again.body, again.headers.get("idempotency-replayed")]).toEqual([201, first.body, "true"]);
    await expectRefused(story, answering("another", body, { code: "feedback.already_answered", key: "other" }), known);
    await expectRefused(
      story,
      answering("other words", { csat: 5 }, { code: "idempotency-key-reused", key: "mine" }),
      known,
    );
    const looked = await story.get(buyer, path());
    expectProblem(looked, "feedback.already_answered");
    expect(looked.body.answeredAt).toBe("2026-03-11T14:00:00.000Z");
  });

  it("sent twice at once is taken once", async () => {
    const sellers = `/seller/v1/surveys/${known.sellers}`;
    const both = await Promise.all([
      story.post(seller, sellers, { csat: 5 }, { key: "left" }),
      story.post(seller, sellers, { csat: 1 }, { key: "right" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it("has its words in one item beside the survey, and in no event, state, row, message, execution or line of the log", async () => {
    const items = await allItems(story.recourse.runtime.store);
    const saying = items.filter((item) => JSON.stringify(item).includes(SECRET));
    expect(saying.map(({ pk, sk }) => [pk, String(sk).split("#")[0]])).toEqual([
      [`CASE#${surveys.id("buyer")}`, "TEXT"],
    ]);
    expect(lines.filter((line) => line.includes(SECRET))).toEqual([]);
    const { engine } = story.recourse;
    const executions = engine.listExecutions({}).map(({ executionArn }) => engine.getExecutionHistory(executionArn));
    expect(JSON.stringify([executions, surveys.sent()])).not.toContain(SECRET);
  });

  it("is an event with all that it ties to", async () => {
    const items = await allItems(story.recourse.runtime.store);
    const events = items.flatMap(({ event }) => (event === undefined ? [] : [JSON.parse(String(event))]));
    const answered = events.find(({ type, data }) => type === "SurveyAnswered" && data.party === "buyer");
    expect(answered.data).toMatchObject({
      type: "CSAT",
      score: 2,
      market: "BR",
      returnId: surveys.returnId,
      sellerId: "seller-1",
      reason: "LATE_DELIVERY",
      outcome: "won",
      policy: { id: expect.any(String), version: 1 },
      variants: expect.any(Object),
      language: "en",
    });
  });
});

it("nobody is asked to rate in any other message than the invitation", () => {
  const asking = story.recourse.sandbox.notifier.sent().filter((notice) => JSON.stringify(notice).includes("srv_"));
  expect(asking.map(({ template }) => template)).toEqual(["feedback.SurveyInvitation", "feedback.SurveyInvitation"]);
});

it("no token is in a line of the log, nor in what is kept", async () => {
  const tokens = [known.token, known.sellers].map((token) => token?.split(".").at(-1) ?? "");
  expect(tokens.every((token) => token.length === 43)).toBe(true);
  const kept = JSON.stringify([lines, await allItems(story.recourse.runtime.store)]);
  expect(tokens.filter((token) => kept.includes(token))).toEqual([]);
});

describe("a link whose time is over", () => {
  it("says so, before and after its clock was rung", async () => {
    const later = await startStory();
    try {
      const ours = await ReturnStory.requested(later, { priceMinor: PRICES.small });
      await ours.act(seller, "approve-without-return");
      await later.pass("PT26H");
      const own = new Surveys(later, ours.id);
      await later.pass("P7D");
      expect(await own.status("buyer")).toBe("expired");
      for (const answer of [await own.look("buyer"), await own.answer("buyer", { csat: 5 })]) {
        expectProblem(answer, "feedback.link_expired");
        expect(answer.body.expiredAt).toMatch(/^2026-03-18T12:00:\d\d/);
      }
      must(await later.get(agent, `/agent/v1/cases/${own.id("buyer")}`));
    } finally {
      await later.recourse.stop();
    }
  });
});
