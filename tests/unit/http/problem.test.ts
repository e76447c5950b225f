import { describe, expect, it } from "vitest";
import { Problem, problemAnswer, problemOfRefusal } from "../../../adapters/http/problem.ts";

describe("a refusal as a problem document", () => {
  it("carries its facts beside the standard members", () => {
    const refusal = { code: "return.window_closed", closedAt: "2026-03-02T02:59:59Z" };
    expect(problemAnswer(problemOfRefusal(refusal), "req-1")).toEqual({
      status: 422,
      headers: { "content-type": "application/problem+json" },
      body: {
        type: "/problems/return.window_closed",
        title: "The time for this step is over",
        status: 422,
        detail: "It ended at closedAt. Read the return to see which steps are still open.",
        instance: "req-1",
        closedAt: "2026-03-02T02:59:59Z",
      },
    });
  });

  it("keeps the HTTP number where the refusal tells a status of its own", () => {
    const refusal = { code: "return.not_allowed_now", status: "in_transit", allowed: ["hand-over"] };
    const { body } = problemAnswer(problemOfRefusal(refusal), "req-1");
    expect(body).toMatchObject({ status: 409, currentStatus: "in_transit", allowed: ["hand-over"] });
  });

  it("does not exist for a code that nobody gave a row", () => {
    expect(() => problemOfRefusal({ code: "return.unheard_of" })).toThrow("has no row");
  });
});

it("a problem that passes says when to try again, also in the header", () => {
  const answer = problemAnswer(new Problem("upstream-unavailable", "No answer.", { retryAfterSeconds: 30 }), "req-1");
  expect(answer.headers).toMatchObject({ "retry-after": "30" });
  expect(answer.body).toMatchObject({ status: 503, retryAfterSeconds: 30 });
});

it("an unauthenticated caller is told the scheme", () => {
  const answer = problemAnswer(new Problem("unauthenticated", "No token."), "req-1");
  expect(answer.headers).toMatchObject({ "www-authenticate": "Bearer" });
});
