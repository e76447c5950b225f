import { describe, expect, it } from "vitest";
import {
  mustHold,
  type WorkItemCommand,
  type WorkItemState,
  workItemEventTypes,
  workItemLifecycle,
  workItems,
} from "../../../domain/agent-desk/index.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { TextId, WorkItemId } from "../../../domain/kernel/ids.ts";
import { addMs, type Instant, instant } from "../../../domain/kernel/instant.ts";
import { statusesReachableFrom } from "../../../domain/kernel/lifecycle.ts";

const at = instant("2026-03-10T12:00:00Z");
const later = (minutes: number): Instant => addMs(at, minutes * 60_000);
const ana: Actor = { role: "agent", id: "ana" };
const bo: Actor = { role: "agent", id: "bo" };
const system: Actor = { role: "system", id: "recourse" };
const ulid = "01KKBSWHG047C4FEZDQK8YZG0M";
const workItemId = WorkItemId.parse(`wrk_${ulid}`);
const textId = TextId.parse(`txt_${ulid}`);

const head = (actor: Actor, when: Instant = at) => ({ at: when, actor, workItemId, caseId: `ret_${ulid}` });
const open: WorkItemCommand = { type: "OpenWorkItem", ...head(system), queue: "escalated-returns", dueAt: later(600) };
const claim = (actor: Actor, when?: Instant): WorkItemCommand => ({
  type: "ClaimCase",
  ...head(actor, when),
  leaseMinutes: 30,
});
const release = (actor: Actor, when?: Instant): WorkItemCommand => ({ type: "ReleaseCase", ...head(actor, when) });
const note = (actor: Actor): WorkItemCommand => ({ type: "AddNote", ...head(actor), textId });
const finish: WorkItemCommand = { type: "FinishWorkItem", ...head(system) };

const told = (...commands: readonly WorkItemCommand[]): WorkItemState =>
  commands.reduce<WorkItemState>((state, command) => {
    const decision = workItems.decide(state, command);
    if (decision.outcome === "refused") throw new Error(decision.refusal.code);
    return decision.events.reduce<WorkItemState>(workItems.evolve, state);
  }, undefined);

const answer = (state: WorkItemState, command: WorkItemCommand): readonly string[] | string => {
  const decision = workItems.decide(state, command);
  return decision.outcome === "accepted" ? decision.events.map(({ type }) => type) : decision.refusal.code;
};

describe("a work item", () => {
  it.each<[string, WorkItemState, WorkItemCommand, readonly string[] | string]>([
    ["opens", undefined, open, ["WorkItemOpened"]],
    ["opened again for the same changes nothing", told(open), open, []],
    ["moves to another queue", told(open), { ...open, queue: "second-approvals" }, ["WorkItemRequeued"]],
    ["gets another due time", told(open), { ...open, dueAt: later(700) }, ["WorkItemRequeued"]],
    ["is claimed", told(open), claim(ana), ["CaseClaimed"]],
    ["is claimed although nobody asked for an agent", undefined, claim(ana), ["WorkItemOpened", "CaseClaimed"]],
    ["keeps others out while claimed", told(open, claim(ana)), claim(bo, later(29)), "case.claimed_by_another"],
    ["lets its agent have another lease", told(open, claim(ana)), claim(ana, later(29)), ["CaseClaimed"]],
    ["is free when the lease has ended", told(open, claim(ana)), claim(bo, later(30)), ["CaseClaimed"]],
    ["is released by its agent", told(open, claim(ana)), release(ana), ["CaseReleased"]],
    ["is not released by another", told(open, claim(ana)), release(bo), "case.claimed_by_another"],
    ["is not released when nobody has it", told(open), release(ana), "case.not_claimed"],
    ["is not released after the lease", told(open, claim(ana)), release(ana, later(31)), "case.not_claimed"],
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
    const { dueAt: _dueAt, ...undated } = open as Extract<WorkItemCommand, { type: "OpenWorkItem" }>;
    expect(told(open, { ...undated, queue: "overrides" })?.dueAt).toBeUndefined();
  });
});

describe("holding a case", () => {
  it.each([
    ["nobody has it", told(open), "ana", at, "case.not_claimed"],
    ["there is no item", undefined, "ana", at, "case.not_claimed"],
    ["it is theirs", told(open, claim(ana)), "ana", later(29), undefined],
    ["it is another's", told(open, claim(ana)), "bo", later(29), "case.claimed_by_another"],
    ["the lease has ended", told(open, claim(ana)), "ana", later(30), "case.not_claimed"],
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
