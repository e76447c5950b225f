import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { AgentId } from "../kernel/ids.ts";
import { addMs, earliest } from "../kernel/instant.ts";
import type { WorkItemCommandOf } from "./commands.ts";
import type { WorkItemEvent } from "./events.ts";
import { mustHold } from "./lease.ts";
import type { WorkItemRefusal } from "./refusals.ts";
import { conflictOf, holdAt } from "./rules.ts";
import type { WorkItemState } from "./work-item.ts";

type Answer = Decision<WorkItemEvent, WorkItemRefusal>;

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;

const noted = ({ at, actor, textId }: WorkItemCommandOf<"HandOffCase" | "HoldCase">): readonly WorkItemEvent[] =>
  textId === undefined ? [] : [{ type: "NoteAdded", at, data: { textId, by: AgentId.parse(actor.id) } }];

const mustReach = (
  state: WorkItemState,
  { actor, to, routing, recipient }: WorkItemCommandOf<"HandOffCase">,
): WorkItemRefusal | undefined => {
  if (!("agentId" in to)) return undefined;
  if (to.agentId === actor.id) return { code: "case.hand_off_impossible", because: "yourself" };
  const asked = { ...routing, recused: state?.recused ?? [] };
  const because = conflictOf(asked, to.agentId, recipient ?? { interests: [] });
  return because && { code: "case.hand_off_impossible", because };
};

/** The case is kept for a person or the seniors from now on, and its agent has it no more. */
export const handOff = (state: WorkItemState, command: WorkItemCommandOf<"HandOffCase">): Answer => {
  const { at, actor, to, reason, terms } = command;
  const refusal = mustHold(state, actor.id, at) ?? mustReach(state, command);
  if (refusal !== undefined) return refuse(refusal);
  const until = "agentId" in to ? { until: addMs(at, terms.reservedHours * MS_PER_HOUR) } : {};
  const reservation = { to, by: AgentId.parse(actor.id), reason, ...until };
  return accept(...noted(command), { type: "CaseHandedOff", at, data: { reservation } });
};

/** Nobody works on the case for a while: no longer than the policy allows, and never past the deadline of the case. */
export const hold = (state: WorkItemState, command: WorkItemCommandOf<"HoldCase">): Answer => {
  const { at, actor, reason, until, endsOn, terms } = command;
  const refusal = mustHold(state, actor.id, at);
  if (refusal !== undefined) return refuse(refusal);
  const dueAt = state?.dueAt;
  const latest = earliest(addMs(at, terms.maxDays * MS_PER_DAY), ...(dueAt === undefined ? [] : [dueAt]));
  if (until <= at || until > latest) return refuse({ code: "case.hold_out_of_bounds", latest });
  const data = { hold: { by: AgentId.parse(actor.id), reason, until, endsOn } };
  return accept(...noted(command), { type: "CasePutOnHold", at, data });
};

/** Ends a hold that waits for such news; any other hold goes on. */
export const tellHold = (state: WorkItemState, { at, news }: WorkItemCommandOf<"TellHold">): Answer =>
  state?.status === "open" && holdAt(state, at)?.endsOn.includes(news)
    ? accept({ type: "HoldEnded", at, data: { because: news } })
    : accept();
