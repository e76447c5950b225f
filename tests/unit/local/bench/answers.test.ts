import { describe, expect, it } from "vitest";
import { bodyOf, failuresAmong } from "../../../../local/bench/answers.ts";

const answered = (status: number, text = "{}") => ({ status, text, millis: 1 });

describe("failures", () => {
  it.each([
    ["a success", [200, 201, 202, 204], { failures: 0, serverErrors: 0 }],
    ["a refusal", [400, 409, 422], { failures: 3, serverErrors: 0 }],
    ["a failure of the system", [500, 503], { failures: 2, serverErrors: 2 }],
    ["a broken connection", [0], { failures: 1, serverErrors: 0 }],
    ["all together", [0, 200, 404, 500], { failures: 3, serverErrors: 1 }],
    ["nothing", [], { failures: 0, serverErrors: 0 }],
  ])("count %s", (_what, statuses, expected) => {
    expect(failuresAmong(statuses.map((status) => answered(status)))).toEqual(expected);
  });
});

describe("a body", () => {
  it("is read from a success", () => {
    expect(bodyOf(answered(201, '{"id":"ret_1"}'))).toEqual({ id: "ret_1" });
    expect(bodyOf(answered(204, ""))).toEqual({});
  });

  it("is not there in a failure, which says what it was", () => {
    expect(() => bodyOf(answered(409, "taken"))).toThrow("409 taken");
  });
});
