import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { AUDIENCES } from "../../adapters/http/route.ts";
import {
  holderAt,
  type KnownRouting,
  mustBeOpenTo,
  type Worker,
  type WorkItemState,
} from "../../domain/agent-desk/index.ts";
import { isAgentRole } from "../../domain/kernel/actor.ts";
import type { Case } from "../returns/answers.ts";

/** An action of any case, or of the desk itself. */
export type DeskAction = Omit<Case["nextActions"][number], "evidence">;

/** A case as the desk sees it in front of one agent; `routing` is what it asks for where it has no item yet, as far as that is known. */
export interface DeskView {
  readonly work: WorkItemState;
  readonly worker: Worker;
  readonly routing?: KnownRouting | undefined;
}

/** What an agent must hold the case for; the second person's word needs no claim, for it is asked of whoever is free. */
const NEED_HOLDING: readonly string[] = [
  "decisions",
  "close-as-duplicate",
  "call-back",
  "represent",
  "accept",
  "match",
  "review",
  "messages",
  "request-evidence",
  "extend-evidence",
];

/**
 * The next actions as this agent meets them: those of the case, less what needs a claim that the agent has not, and the desk's
 * own: claim what nobody else holds and the agent may work on, keep, release, hand off or put on hold what you hold, and write a note.
 */
export const deskActions = <Action extends DeskAction>(
  actions: readonly Action[],
  caseId: string,
  { work, worker, routing }: DeskView,
  { caller, at }: Pick<HttpRequest, "caller" | "at">,
): (Action | DeskAction)[] => {
  const holder = holderAt(work, at);
  const isMine = holder?.agentId === caller.id;
  const isOpen = mustBeOpenTo(work, work ?? routing ?? {}, caller, worker, at) === undefined;
  const role = caller.role === "senior_agent" ? "senior_agent" : "agent";
  const own = (action: string): DeskAction => ({
    actor: role,
    action,
    method: "POST",
    href: `${AUDIENCES.agent.prefix}/cases/${caseId}/${action}`,
  });
  return [
    ...actions
      .filter(({ actor }) => !isAgentRole(actor) || actor === role)
      .filter(({ actor, action }) => !isAgentRole(actor) || isMine || !NEED_HOLDING.includes(action)),
    ...(isOpen ? [own("claim")] : []),
    ...(isMine ? ["heartbeat", "release", "hand-off", "hold"].map(own) : []),
    own("notes"),
  ];
};
