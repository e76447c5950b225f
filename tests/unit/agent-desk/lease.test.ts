import { describe, expect, it } from "vitest";
import { mustHold, type WorkItemCommand, type WorkItemState } from "../../../domain/agent-desk/index.ts";
import { ana, answer, at, bo, claim, finish, later, open, prolong, release, told } from "../../support/work-items.ts";

describe("a lease", () => {
  const held = told(open, claim(ana));

  it.each<[string, WorkItemState, WorkItemCommand, readonly string[] | string]>([
    ["is prolonged by a heartbeat", held, prolong(ana, 1, later(10)), ["LeaseProlonged"]],
    ["is not prolonged twice at one instant", held, prolong(ana, 1, at), []],
    ["is not prolonged by another", held, prolong(bo, 1, later(10)), "case.claimed_by_another"],
    ["is not prolonged in its last instant's wake", held, prolong(ana, 1, later(15)), "case.lease_ended"],
    ["is not prolonged by another after its end", held, prolong(bo, 1, later(15)), "case.not_claimed"],
    ["is not prolonged by a number that never was", held, prolong(ana, 2, later(1)), "case.lease_ended"],
    ["is not prolonged once released", told(open, claim(ana), release(ana)), prolong(ana, 1), "case.not_claimed"],
    ["is not prolonged once the work is done", told(open, claim(ana), finish), prolong(ana, 1), "case.not_claimed"],
    ["of an item that never was is not prolonged", undefined, prolong(ana, 1), "case.not_claimed"],
    ["is not given back after its end", held, release(ana, later(15)), "case.lease_ended"],
    ["that ended leaves the case to anybody", held, claim(bo, later(15)), ["CaseClaimed"]],
    ["that ended leaves the case to who had it, too", held, claim(ana, later(15)), ["CaseClaimed"]],
  ])("%s", (_title, state, command, expected) => {
    expect(answer(state, command)).toEqual(expected);
  });

  it("ends at its limit, however often it is prolonged", () => {
    const beats = [10, 20, 30, 40, 50, 59].map((minutes) => prolong(ana, 1, later(minutes)));
    const state = told(open, claim(ana), ...beats);
    expect(state?.claim).toEqual({ agentId: "ana", lease: 1, until: later(60), limit: later(60) });
    expect(answer(state, prolong(ana, 1, later(59)))).toEqual([]);
    expect(answer(state, prolong(ana, 1, later(60)))).toBe("case.lease_ended");
  });

  it("is another one after its end: what belongs to the first does not prolong the second", () => {
    const state = told(open, claim(ana), claim(ana, later(20)));
    expect(state?.claim?.lease).toBe(2);
    expect(answer(state, prolong(ana, 1, later(21)))).toBe("case.lease_ended");
    expect(answer(state, prolong(ana, 2, later(21)))).toEqual(["LeaseProlonged"]);
  });

  it("is numbered on when the work comes again", () => {
    expect(told(open, claim(ana), finish, open, claim(bo))?.claim?.lease).toBe(2);
  });

  it.each([
    ["its end is told to who had it", held, "ana", later(15), { code: "case.lease_ended", endedAt: later(15) }],
    ["nothing of it is told to another", held, "bo", later(15), { code: "case.not_claimed" }],
    [
      "who has it now is told to who had it",
      told(open, claim(ana), claim(bo, later(15))),
      "ana",
      later(16),
      { code: "case.claimed_by_another", claimedBy: "bo", leaseUntil: later(30) },
    ],
  ])("%s", (_title, state, agentId, when, refusal) => {
    expect(mustHold(state, agentId, when)).toEqual(refusal);
  });
});
