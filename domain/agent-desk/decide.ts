import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { AgentId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import type { WorkItemCommand, WorkItemCommandOf } from "./commands.ts";
import type { WorkItemEvent } from "./events.ts";
import { holderAt, leaseFrom, mustHold, mustHoldLease, prolongedUntil } from "./lease.ts";
import { handOff, hold, tellHold } from "./park.ts";
import type { WorkItemRefusal } from "./refusals.ts";
import { mustBeOpenTo } from "./rules.ts";
import {
  type Claim,
  type KnownRouting,
  type LeaseTerms,
  Routing,
  type WorkItem,
  type WorkItemState,
} from "./work-item.ts";

type Answer = Decision<WorkItemEvent, WorkItemRefusal>;

const opened = (
  { at, workItemId, caseId }: WorkItemCommand,
  queue: WorkItem["queue"],
  dueAt?: Instant,
): WorkItemEvent => ({
  type: "WorkItemOpened",
  at,
  data: { workItemId, caseId, queue, ...(dueAt === undefined ? {} : { dueAt }) },
});

const open = (state: WorkItemState, command: WorkItemCommandOf<"OpenWorkItem">): Answer => {
  const { at, queue, dueAt } = command;
  if (state?.status !== "open") return accept(opened(command, queue, dueAt));
  return state.queue === queue && state.dueAt === dueAt
    ? accept()
    : accept({ type: "WorkItemRequeued", at, data: { queue, ...(dueAt === undefined ? {} : { dueAt }) } });
};

// As its schema orders the members, so that what is alike reads alike.
const textOf = (routing: KnownRouting): string => JSON.stringify(Routing.partial().parse(routing));

const isSame = ({ needs, parties, decidedBy }: WorkItem, routing: Routing): boolean =>
  textOf({ needs, parties, decidedBy }) === textOf(routing);

const route = (state: WorkItemState, { at, routing }: WorkItemCommandOf<"RouteWorkItem">): Answer =>
  state?.status !== "open" || isSame(state, routing)
    ? accept()
    : accept({ type: "WorkItemRouted", at, data: { routing: Routing.parse(routing) } });

const prolong = (claim: Claim, at: Instant, terms: LeaseTerms): Answer => {
  const until = prolongedUntil(claim, at, terms);
  return until === claim.until ? accept() : accept({ type: "LeaseProlonged", at, data: { lease: claim.lease, until } });
};

const claim = (state: WorkItemState, command: WorkItemCommandOf<"ClaimCase">): Answer => {
  const { at, actor, terms, routing, worker } = command;
  const held = holderAt(state, at);
  if (held?.agentId === actor.id) return prolong(held, at, terms);
  const refusal = mustBeOpenTo(state, routing, actor, worker, at);
  if (refusal !== undefined) return refuse(refusal);
  const lease = (state?.leases ?? 0) + 1;
  const claimed: WorkItemEvent = {
    type: "CaseClaimed",
    at,
    data: { claim: { agentId: AgentId.parse(actor.id), lease, ...leaseFrom(at, terms) } },
  };
  return state?.status === "open" ? accept(claimed) : accept(opened(command, "overrides"), claimed);
};

const prolongLease = (state: WorkItemState, command: WorkItemCommandOf<"ProlongLease">): Answer => {
  const { at, actor, lease, terms } = command;
  const refusal = mustHoldLease(state, actor.id, lease, at);
  if (refusal !== undefined) return refuse(refusal);
  const mine = holderAt(state, at);
  invariant(mine !== undefined, "who holds a lease has a claim");
  return prolong(mine, at, terms);
};

const release = (state: WorkItemState, { at, actor }: WorkItemCommandOf<"ReleaseCase">): Answer => {
  const refusal = mustHold(state, actor.id, at);
  return refusal === undefined
    ? accept({ type: "CaseReleased", at, data: { agentId: AgentId.parse(actor.id) } })
    : refuse(refusal);
};

const addNote = (state: WorkItemState, command: WorkItemCommandOf<"AddNote">): Answer => {
  const { at, actor, textId } = command;
  const noted: WorkItemEvent = { type: "NoteAdded", at, data: { textId, by: AgentId.parse(actor.id) } };
  return state === undefined ? accept(opened(command, "overrides"), noted) : accept(noted);
};

/** Answers a command on a piece of work with what happened, or why not. */
export const decide = (state: WorkItemState, command: WorkItemCommand): Answer => {
  switch (command.type) {
    case "OpenWorkItem":
      return open(state, command);
    case "RouteWorkItem":
      return route(state, command);
    case "ClaimCase":
      return claim(state, command);
    case "ProlongLease":
      return prolongLease(state, command);
    case "ReleaseCase":
      return release(state, command);
    case "HandOffCase":
      return handOff(state, command);
    case "HoldCase":
      return hold(state, command);
    case "TellHold":
      return tellHold(state, command);
    case "AddNote":
      return addNote(state, command);
    case "FinishWorkItem":
      return state?.status === "open" ? accept({ type: "WorkItemFinished", at: command.at, data: {} }) : accept();
  }
};
