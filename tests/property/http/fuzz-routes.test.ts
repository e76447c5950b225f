import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { fullPath, type Route, rolesOf } from "../../../adapters/http/route.ts";
import { routes } from "../../../functions/routes.ts";
import { expectProblem } from "../../support/bad-requests.ts";
import { scenarios } from "../../support/case-scenarios.ts";
import { jsonBySchema } from "../../support/json-by-schema.ts";
import { aLine } from "../../support/orders.ts";
import { photoOf } from "../../support/photos.ts";
import {
  type Answer,
  agent,
  buyer,
  platform,
  type Speaker,
  type Story,
  seller,
  senior,
  startStory,
} from "../../support/running-recourse.ts";

const RUNS = 500;
const TIME_MAX_MS = 15_000;

/** Points of a case's life that can stand beside each other. */
const SCENARIOS = 15;

const speakers: Readonly<Record<string, Speaker>> = { buyer, seller, agent, senior_agent: senior, platform };

let story: Story;
/** Texts that mean something to the system that runs, by the field or path parameter that they stand in. */
let known: Record<string, readonly string[]> = {};

const idsOn = async (returnIds: readonly string[]) => {
  const pages = await Promise.all(returnIds.map((id) => story.get(agent, `/agent/v1/cases/${id}`)));
  const text = JSON.stringify(pages.map(({ body }) => body));
  const all = (prefix: string) => [...new Set(text.match(new RegExp(`${prefix}_\\w{26}`, "g")))];
  return { offerId: all("off"), decisionId: all("dec"), refundId: all("rfd"), legId: all("leg") };
};

beforeAll(async () => {
  story = await startStory();
  const orderIds = [];
  const returnIds = [];
  // Later scenarios let time pass, which would end the cases of the others.
  for (const build of Object.values(scenarios).slice(0, SCENARIOS)) {
    const told = await build(story, `order-${returnIds.length}`);
    orderIds.push(told.orderId);
    returnIds.push(told.id);
  }
  await story.order({ orderId: "order-free", lines: [aLine({ units: 50 }), aLine({ lineId: "line-2", units: 50 })] });
  const photos = [await photoOf(story, buyer), await photoOf(story, seller)];
  const { refundId, legId, ...others } = await idsOn(returnIds);
  known = {
    ...others,
    refundId,
    legId,
    returnId: returnIds,
    caseId: [...returnIds, ...refundId],
    duplicateOf: returnIds,
    orderId: [...orderIds, "order-free", "order-free", "order-free"],
    lineId: ["line-1", "line-2"],
    lineIds: ["line-1", "line-2"],
    trackingNumber: returnIds,
    carrier: ["correios"],
    currency: ["BRL"],
    market: ["BR"],
    paymentId: ["pay-1"],
    sellerId: ["seller-1"],
    buyerId: ["buyer-1"],
    evidenceIds: photos,
    key: refundId.flatMap((refund) => legId.map((leg) => `${refund}:${leg}:1`)),
    times: ["2026-03-10T11:00:00Z", "2026-03-06T15:00:00.000Z", "2027-01-01T00:00:00Z"],
  };
});
afterAll(() => story.recourse.stop());

const commands = routes.filter(({ method }) => method !== "GET");

const requestOf = (route: Route) =>
  fc.record({
    route: fc.constant(route),
    role: fc.constantFrom(...rolesOf(route)),
    params: fc.record({
      known: fc.nat(),
      strange: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, fc.string({ minLength: 1, maxLength: 40 })),
    }),
    body: jsonBySchema(
      route.body === undefined ? {} : z.toJSONSchema(route.body, { io: "input", unrepresentable: "any" }),
      known,
    ),
  });

interface Params {
  readonly known: number;
  readonly strange: string | null;
}

/** An order's path and body must agree; other paths take any id. */
const idIn = (body: unknown): Readonly<Record<string, string>> =>
  typeof body === "object" && body !== null && "orderId" in body ? { orderId: String(body.orderId) } : {};

/** The path with ids that there are, and with any text now and then. */
const pathOf = (route: Route, params: Params, named: Readonly<Record<string, string>>): string =>
  fullPath(route).replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const candidates = named[name] === undefined ? (known[name] ?? []) : [named[name]];
    return encodeURIComponent(params.strange ?? candidates[params.known % Math.max(1, candidates.length)] ?? "none");
  });

/** An answer is what the route promises or a whole problem document; a fault of ours is neither. */
const expectAnswered = (route: Route, answer: Answer): void => {
  const { status, body } = answer;
  expect(status, `${route.entry}: ${JSON.stringify(body)}`).toBeLessThan(500);
  if (status === route.status) return;
  const code = String(body.type).replace("/problems/", "");
  expectProblem(answer, code as Parameters<typeof expectProblem>[1]);
};

describe("any JSON at any command", () => {
  it("is answered by success or a problem document, never by a fault", async () => {
    const accepted = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...commands).chain(requestOf), async ({ route, role, params, body }) => {
        const path = pathOf(route, params, route.method === "PUT" ? idIn(body) : {});
        const raw = JSON.stringify(body) ?? "";
        const headers = { "content-type": route.media ?? "application/json" };
        const answer = await story.call(speakers[role] as Speaker, route.method, path, undefined, { raw, headers });
        expectAnswered(route, answer);
        if (answer.status < 300) accepted.add(route.entry);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: TIME_MAX_MS },
    );
    // Were everything refused at the door, nothing behind it would have been tried.
    expect(accepted.size).toBeGreaterThan(3);
    await story.rest();
    expect(await story.recourse.outbox.deadLetters()).toEqual([]);
    const books = await story.get<{ balanced: boolean }>(platform, "/platform/v1/ledger/trial-balance");
    expect(books.body.balanced).toBe(true);
  }, 60_000);
});
