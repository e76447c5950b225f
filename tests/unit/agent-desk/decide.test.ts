import { describe, expect, it } from "vitest";
import {
  mustHold,
  type WorkItemCommand,
  type WorkItemState,
  workItemEventTypes,
  workItemLifecycle,
} from "../../../domain/agent-desk/index.ts";
import { statusesReachableFrom } from "../../../domain/kernel/lifecycle.ts";
import {
  ana,
  answer,
  at,
  bo,
  claim,
  finish,
  later,
  note,
  open,
  release,
  textId,
  told,
} from "../../support/work-items.ts";

describe("a work item", () => {
  it.each<[string, WorkItemState, WorkItemCommand, readonly string[] | string]>([
    ["opens", undefined, open, ["WorkItemOpened"]],
    ["opened again for the same changes nothing", told(open), open, []],
    ["moves to another queue", told(open), { ...open, queue: "second-approvals" }, ["WorkItemRequeued"]],
    ["gets another due time", told(open), { ...open, dueAt: later(700) }, ["WorkItemRequeued"]],
    ["is claimed", told(open), claim(ana), ["CaseClaimed"]],
    ["is claimed although nobody asked for an agent", undefined, claim(ana), ["WorkItemOpened", "CaseClaimed"]],
    ["keeps others out while claimed", told(open, claim(ana)), claim(bo, later(14)), "case.claimed_by_another"],
    ["lets its agent go on", told(open, claim(ana)), claim(ana, later(14)), ["LeaseProlonged"]],
    ["is free when the lease has ended", told(open, claim(ana)), claim(bo, later(15)), ["CaseClaimed"]],
    ["is released by its agent", told(open, claim(ana)), release(ana), ["CaseReleased"]],
    ["is not released by another", told(open, claim(ana)), release(bo), "case.claimed_by_another"],
    ["is not released when nobody has it", told(open), release(ana), "case.not_claimed"],
    ["is not released after the lease", told(open, claim(ana)), release(ana, later(15)), "case.lease_ended"],
    ["takes a note from anybody", told(open, claim(ana)), note(bo), ["NoteAdded"]],
    ["takes a note where there was no item", undefined, note(bo), ["WorkItemOpened", "NoteAdded"]],
    ["finishes", told(open, claim(ana)), finish, ["WorkItemFinished"]],
    ["finished twice changes nothing", told(open, finish), finish, []],
    ["finished before it began changes nothing", undefined, finish, []],
    ["takes a note after the end", told(open, finish), note(ana), ["NoteAdded"]],
    ["opens again after the end", told(open, finish), open, ["WorkItemOpened"]],
    ["is claimed again after the end", told(open, finish), claim(ana), ["WorkItemOpened", "CaseClaimed"]],
  ])("%s", (_title, state, command, expected) => {
    expect(answer(state, command)).toEqual(expected);
  });

  it("forgets the claim when it ends, and keeps its notes when it opens again", () => {
    const state = told(open, claim(ana), note(ana), finish, open);
    expect(state?.claim).toBeUndefined();
    expect(state?.notes).toEqual([{ textId, by: "ana", at }]);
  });

  it("drops the due time with the queue that had it", () => {
    const { dueAt: _dueAt, ...undated } = open;
    expect(told(open, { ...undated, queue: "overrides" })?.dueAt).toBeUndefined();
  });
});

describe("holding a case", () => {
  it.each([
    ["nobody has it", told(open), "ana", at, "case.not_claimed"],
    ["there is no item", undefined, "ana", at, "case.not_claimed"],
    ["it is theirs", told(open, claim(ana)), "ana", later(14), undefined],
    ["it is another's", told(open, claim(ana)), "bo", later(14), "case.claimed_by_another"],
    ["the lease has ended", told(open, claim(ana)), "ana", later(15), "case.lease_ended"],
  ])("when %s", (_title, state, agentId, when, code) => {
    expect(mustHold(state, agentId, when)?.code).toBe(code);
  });
});

describe("the status table", () => {
  it("reaches every status and uses every event", () => {
    expect([...statusesReachableFrom(workItemLifecycle, "none")].toSorted()).toEqual(["done", "none", "open"]);
    const used = new Set(Object.values(workItemLifecycle).flatMap((row) => Object.keys(row)));
    expect([...used].toSorted()).toEqual([...workItemEventTypes].toSorted());
  });
});
