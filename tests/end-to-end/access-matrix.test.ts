import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fullPath, type Route, rolesOf, type TokenRole } from "../../adapters/http/route.ts";
import { routes } from "../../functions/routes.ts";
import { expectProblem } from "../support/bad-requests.ts";
import {
  agent,
  buyer,
  platform,
  type Speaker,
  type Story,
  seller,
  senior,
  startStory,
} from "../support/running-recourse.ts";
import { wholeStore } from "../support/whole-store.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
  await story.order();
});
afterAll(() => story.recourse.stop());

const speakers: Readonly<Record<TokenRole, Speaker>> = {
  buyer,
  seller,
  agent,
  senior_agent: senior,
  platform,
};
const everybody = Object.values(speakers);

const nameOf = (route: Route): string => `${route.method} ${fullPath(route)}`;
const named = (path: string): string => path.replaceAll(/\{\w+\}/g, "nothing");

const call = (route: Route, speaker: Speaker | null) =>
  story.call(speaker, route.method, named(fullPath(route)), route.method === "GET" ? undefined : {});

describe("every route", () => {
  it("is one row, and there are as many as the API has operations", () => {
    expect(new Set(routes.map(nameOf)).size).toBe(routes.length);
    expect(routes.length).toBeGreaterThan(50);
  });

  it.each(routes.map((route) => ({ route, name: nameOf(route) })))(
    "$name is for its roles alone",
    async ({ route }) => {
      const before = await wholeStore(story);
      expectProblem(await call(route, null), "unauthenticated");
      for (const speaker of everybody) {
        const answer = await call(route, speaker);
        const allowed = rolesOf(route).includes(speaker.role);
        if (!allowed) {
          expectProblem(answer, "role-not-allowed");
          expect(answer.body.roles).toEqual(rolesOf(route));
        }
        // Whoever may call gets further: to an answer, or to what is wrong with a request for nothing.
        else expect([200, 400, 404, 415], `${speaker.role}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
      }
      expect(await wholeStore(story)).toEqual(before);
    },
  );
});

describe("a role", () => {
  it.each([
    ["storefront", ["buyer"]],
    ["seller", ["seller"]],
    ["agent", ["agent", "senior_agent"]],
    ["platform", ["platform"]],
  ] as const)("of the %s API speaks to no other", (audience, roles) => {
    const called = routes.filter((route) => rolesOf(route).some((role) => (roles as readonly string[]).includes(role)));
    expect(new Set(called.map((route) => route.audience))).toEqual(new Set([audience]));
  });

  it.each([
    ["POST /agent/v1/decisions/{decisionId}/approve"],
    ["POST /agent/v1/decisions/{decisionId}/reject"],
    ["POST /agent/v1/refunds/{refundId}/legs/{legId}/abandon"],
    ["POST /agent/v1/refunds/{refundId}/abandon-refund"],
  ])("of an agent must be senior for %s", (name) => {
    expect(rolesOf(routes.find((route) => nameOf(route) === name) as Route)).toEqual(["senior_agent"]);
  });
});
