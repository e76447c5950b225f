import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { AgentId } from "../kernel/ids.ts";
import { addMs, type Instant } from "../kernel/instant.ts";
import type { WorkItemCommand, WorkItemCommandOf } from "./commands.ts";
import type { WorkItemEvent } from "./events.ts";
import type { WorkItemRefusal } from "./refusals.ts";
import type { WorkItem, WorkItemState } from "./work-item.ts";

type Answer = Decision<WorkItemEvent, WorkItemRefusal>;

const MS_PER_MINUTE = 60_000;

/** Who works on the case at an instant; a lease that has ended binds nobody. */
export const holderAt = (state: WorkItemState, at: Instant): WorkItem["claim"] =>
  state?.claim !== undefined && at < state.claim.until ? state.claim : undefined;

/** The refusal for an agent who must have the case and has not. */
export const mustHold = (state: WorkItemState, agentId: string, at: Instant): WorkItemRefusal | undefined => {
  const holder = holderAt(state, at);
  if (holder === undefined) return { code: "case.not_claimed" };
  return holder.agentId === agentId
    ? undefined
    : { code: "case.claimed_by_another", claimedBy: holder.agentId, leaseUntil: holder.until };
};

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

const claim = (state: WorkItemState, command: WorkItemCommandOf<"ClaimCase">): Answer => {
  const { at, actor, leaseMinutes } = command;
  const holder = holderAt(state, at);
  if (holder !== undefined && holder.agentId !== actor.id)
    return refuse({ code: "case.claimed_by_another", claimedBy: holder.agentId, leaseUntil: holder.until });
  const until = addMs(at, leaseMinutes * MS_PER_MINUTE);
  const claimed: WorkItemEvent = {
    type: "CaseClaimed",
    at,
    data: { claim: { agentId: AgentId.parse(actor.id), until } },
  };
  return state?.status === "open" ? accept(claimed) : accept(opened(command, "overrides"), claimed);
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
    case "ClaimCase":
      return claim(state, command);
    case "ReleaseCase":
      return release(state, command);
    case "AddNote":
      return addNote(state, command);
    case "FinishWorkItem":
      return state?.status === "open" ? accept({ type: "WorkItemFinished", at: command.at, data: {} }) : accept();
  }
};
