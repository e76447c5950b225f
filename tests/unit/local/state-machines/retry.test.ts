import { describe, expect, it } from "vitest";
import type { Retrier } from "../../../../local/state-machines/definition.ts";
import { errorOutputOf, isNamedBy, timedOut } from "../../../../local/state-machines/failure.ts";
import { planRetry } from "../../../../local/state-machines/retry.ts";

const retrier = (fields: Partial<Retrier>): Retrier => ({
  errorEquals: ["States.ALL"],
  intervalSeconds: 2,
  maxAttempts: 3,
  backoffRate: 2,
  jitter: "NONE",
  ...fields,
});
const boom = { error: "Boom" };
const middle = () => 0.5;

describe("planning a retry", () => {
  it.each<[string, Partial<Retrier>, number, number | undefined]>([
    ["the first", {}, 0, 2000],
    ["the third", {}, 2, 8000],
    ["one too many", {}, 3, undefined],
    ["a steady one", { backoffRate: 1 }, 2, 2000],
    ["a fractional rate", { backoffRate: 1.5 }, 1, 3000],
    ["a limited one", { maxDelaySeconds: 5 }, 2, 5000],
    ["a jittered one", { jitter: "FULL" }, 1, 2000],
    ["a jittered and limited one", { jitter: "FULL", maxDelaySeconds: 5 }, 2, 2500],
  ])("waits for %s (%j, after %d) %s ms", (_, fields, taken, delayMs) => {
    expect(planRetry([retrier(fields)], [taken], boom, middle)?.delayMs).toBe(delayMs);
  });

  it("uses the first retrier that names the error and no later one", () => {
    const retriers = [
      retrier({ errorEquals: ["Other"] }),
      retrier({ errorEquals: ["Boom"], maxAttempts: 1 }),
      retrier({}),
    ];
    expect(planRetry(retriers, [], boom, middle)?.retrier).toBe(1);
    expect(planRetry(retriers, [0, 1, 0], boom, middle)).toBeUndefined();
    expect(planRetry(retriers, [0, 1, 0], { error: "Else" }, middle)?.retrier).toBe(2);
  });
});

describe("the names of a failure", () => {
  it.each([
    [{ error: "Boom" }, ["Boom"], true],
    [{ error: "Boom" }, ["boom"], false],
    [{ error: "Boom" }, ["States.TaskFailed"], true],
    [{}, ["States.TaskFailed"], true],
    [{}, ["States.ALL"], true],
    [{}, ["Boom"], false],
    [timedOut(false), ["States.Timeout"], true],
    [timedOut(false), ["States.HeartbeatTimeout"], false],
    [timedOut(false), ["States.TaskFailed"], false],
    [timedOut(true), ["States.Timeout"], true],
    [timedOut(true), ["States.HeartbeatTimeout"], true],
    [{ error: "States.DataLimitExceeded" }, ["States.ALL"], true],
    [{ error: "States.Runtime" }, ["States.ALL"], false],
    [{ error: "States.Runtime" }, ["States.TaskFailed", "States.Runtime"], false],
  ])("%j is named by %j: %s", (failure, errorEquals, named) => {
    expect(isNamedBy(failure, errorEquals)).toBe(named);
  });

  it.each([
    [
      { error: "Boom", cause: "why" },
      { Error: "Boom", Cause: "why" },
    ],
    [timedOut(false), { Error: "States.Timeout", Cause: "" }],
    [{}, { Error: null, Cause: null }],
  ])("%j reads as %j to a catcher", (failure, output) => {
    expect(errorOutputOf(failure)).toEqual(output);
  });
});
