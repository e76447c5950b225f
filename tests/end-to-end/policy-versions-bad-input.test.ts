import { afterAll, beforeAll, describe, it } from "vitest";
import type { PolicyDocument } from "../../domain/policies/index.ts";
import { type BadRequest, expectRefused } from "../support/bad-requests.ts";
import { addRule, approver, author, changedDocument, draftVersion } from "../support/drafted-versions.ts";
import { approvedVersion, publish, step, versionPath } from "../support/published-versions.ts";
import { must } from "../support/return-stories.ts";
import { agent, type Story, startStory } from "../support/running-recourse.ts";

const VERSIONS = "/platform/v1/policies/BR/versions";

let story: Story;
let known: Record<string, string> = {};

/** A withdrawal that the policy turns away, where the law grants it. */
const stingy = (document: PolicyDocument): void =>
  addRule(document, {
    id: "br.no-withdrawal",
    when: 'reason == "WITHDRAWAL_STATUTORY"',
    outcome: { verdict: "decline" },
  });

const unreachable = (document: PolicyDocument): void => {
  addRule(document, {
    id: "br.never",
    when: 'category == "toys" && category == "books"',
    outcome: { evidencePhotosMin: 1 },
  });
};

const numberOf = async (change?: (document: PolicyDocument) => void) =>
  String((await draftVersion(story, "BR", change)).number);

beforeAll(async () => {
  story = await startStory();
  const [draft, undercut, dead] = [await numberOf(), await numberOf(stingy), await numberOf(unreachable)];
  const review = await numberOf();
  must(await step(story, author, { number: Number(review) }, "submit"));
  const edited = await approvedVersion(story, "BR");
  const summary = "Other words";
  const document = changedDocument("BR", (other) =>
    addRule(other, { id: "br.toys", when: 'category == "toys"', outcome: { evidencePhotosMin: 1 } }),
  );
  must(await story.call(author, "PUT", versionPath("BR", edited.number), { document, changeSummary: summary }));
  const approved = await approvedVersion(story, "BR");
  const published = await approvedVersion(story, "BR");
  must(await publish(story, "BR", published.number));
  const backtested = await numberOf();
  must(await step(story, author, { number: Number(backtested) }, "backtests"));
  await story.rest();
  must(await step(story, author, { number: Number(backtested) }, "submit"));
  known = {
    draft,
    undercut,
    dead,
    review,
    backtested,
    edited: String(edited.number),
    approved: String(approved.number),
    published: String(published.number),
  };
}, 60_000);
afterAll(() => story.recourse.stop());

const nested = (levels: number): unknown => (levels === 0 ? 1 : { more: nested(levels - 1) });
const body = (document: object, rest: object = {}) => ({ document, changeSummary: "To be refused", ...rest });
const allowed = (code: BadRequest["code"], what: string, path: string, rest: Partial<BadRequest> = {}): BadRequest => ({
  what,
  code,
  by: author,
  path: `${VERSIONS}/${path}`,
  body: {},
  ...rest,
});

const bad: readonly BadRequest[] = [
  {
    what: "a version of a market that there is not",
    code: "not-found",
    by: author,
    path: "/platform/v1/policies/XX/versions",
    body: body(changedDocument("BR")),
  },
  {
    what: "a document of another market",
    code: "invalid-request",
    by: author,
    path: VERSIONS,
    body: body(changedDocument("MX")),
    place: { pointer: "#/document/market" },
  },
  {
    what: "a draft without a summary",
    code: "invalid-request",
    by: author,
    path: VERSIONS,
    body: { document: changedDocument("BR") },
    place: { pointer: "#/changeSummary" },
  },
  {
    what: "a draft on the basis of a version that there is not",
    code: "invalid-request",
    by: author,
    path: VERSIONS,
    body: body(changedDocument("BR"), { basedOn: 999 }),
    place: { pointer: "#/basedOn" },
  },
  {
    what: "ten thousand rules",
    code: "invalid-request",
    by: author,
    path: VERSIONS,
    body: body({ id: "returns-BR", market: "BR", rules: Array.from({ length: 10_000 }, () => ({ id: "a" })) }),
    place: { pointer: "#/document" },
  },
  {
    what: "a document that is nested too deep",
    code: "invalid-request",
    by: author,
    path: VERSIONS,
    body: body({ id: "returns-BR", market: "BR", more: nested(2_000) }),
    place: { pointer: "#/document" },
  },
  {
    what: "a document of more than a request may have",
    code: "request-too-large",
    by: author,
    path: VERSIONS,
    body: body({ id: "returns-BR", market: "BR", filling: "x".repeat(300_000) }),
  },
  {
    what: "a draft by an agent",
    code: "role-not-allowed",
    by: agent,
    path: VERSIONS,
    body: body(changedDocument("BR")),
  },
  allowed("not-found", "a version that there is not", "999/submit"),
  allowed("not-found", "a number that is none", "0x2/submit"),
  allowed("policy_version.not_allowed_now", "a step on the version of the software", "1/submit", {
    facts: { currentStatus: "superseded", allowed: [] },
  }),
  allowed("policy_version.undercuts_floor", "a submission with less than the law", "{undercut}/submit"),
  allowed("policy_version.problems_found", "a submission with a rule that nothing reaches", "{dead}/submit"),
  allowed("policy_version.not_backtested", "a publication without a backtest", "{draft}/publish"),
  allowed("policy_version.not_backtested", "an approval without a backtest", "{review}/approve", { by: approver }),
  allowed("policy_version.own_approval", "an approval by the author", "{backtested}/approve", {
    facts: { authors: ["policy-author"] },
  }),
  allowed("policy_version.not_approved", "a publication without an approval", "{backtested}/publish"),
  allowed("policy_version.not_backtested", "a publication of what was edited after its approval", "{edited}/publish"),
  allowed("policy_version.effective_in_past", "a publication in the past", "{approved}/publish", {
    body: { effectiveFrom: "2026-03-01T00:00:00Z" },
  }),
  allowed("invalid-request", "a publication at no instant", "{approved}/publish", {
    body: { effectiveFrom: "soon" },
    place: { pointer: "#/effectiveFrom" },
  }),
  allowed("policy_version.not_allowed_now", "cancelling what is in force", "{published}/cancel", {
    facts: { currentStatus: "published" },
  }),
  allowed("policy_version.not_allowed_now", "editing what is in force", "{published}", {
    method: "PUT",
    body: body(changedDocument("BR", stingy)),
  }),
  allowed("invalid-request", "changes without a word", "{review}/request-changes", {
    by: approver,
    place: { pointer: "#/comment" },
  }),
];

describe("what cannot be done to a policy is refused and changes nothing", () => {
  it.each(bad)("$what", (request) => expectRefused(story, request, known));
});
