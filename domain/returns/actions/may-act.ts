import type { ActorRole } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/instant.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import type { ReturnCommandType } from "../commands.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";
import { type ActionName, type ActionRole, actionRoles } from "./names.ts";
import type { ActionRow, Ask, EvidenceWanted } from "./row.ts";
import { actionTable } from "./table.ts";

const roleFits = ({ roles, alsoFor = [] }: ActionRow, role: ActorRole): boolean =>
  [...roles, ...alsoFor].some((allowed) => allowed === role);

// Guards and table can find that a status has no place for an action; what has a place is known only here.
const withAllowed = (refusal: ReturnRefusal, { state, at, role }: Ask): ReturnRefusal =>
  refusal.code === "return.not_allowed_now" ? { ...refusal, allowed: allowedFor(state, at, role) } : refusal;

const refusalOf = (row: ActionRow, ask: Ask): ReturnRefusal | undefined => {
  const { state } = ask;
  if (!row.statuses.includes(state.status)) {
    return { code: "return.not_allowed_now", status: state.status, allowed: [] };
  }
  if (state.suspended !== undefined && row.whileSuspended !== true) {
    return { code: "return.suspended", since: state.suspended.since };
  }
  if (state.dispute !== undefined && state.dispute.outcome === undefined) {
    return { code: "return.in_dispute", disputeId: state.dispute.disputeId };
  }
  return firstRefusal(...row.guards.map((guard) => guard(ask)));
};

const allowedFor = (state: Return, at: Instant, role: ActorRole): readonly ActionName[] =>
  actionTable
    .filter((row) => roleFits(row, role) && refusalOf(row, { state, at, role }) === undefined)
    .map(({ action }) => action);

/**
 * Why this role may not send this command now, whatever it says; undefined when it may. For commands of people only.
 */
export const mayAct = (
  state: Return,
  command: ReturnCommandType,
  role: Ask["role"],
  at: Instant,
): ReturnRefusal | undefined => {
  const row = actionTable.find((candidate) => candidate.command === command);
  if (row === undefined) return undefined;
  const ask = { state, at, role };
  if (!roleFits(row, role)) return { code: "return.not_your_part", role, roles: row.roles };
  const refusal = refusalOf(row, ask);
  return refusal === undefined ? undefined : withAllowed(refusal, ask);
};

/** One thing that somebody can do now, until when, and how much evidence it needs. */
export type NextAction = {
  readonly actor: ActionRole;
  readonly action: ActionName;
  readonly dueAt?: Instant;
  readonly evidence?: EvidenceWanted;
};

const listed = (row: ActionRow, actor: ActionRole, state: Return): NextAction => {
  const due = row.dueAt?.(state);
  return {
    actor,
    action: row.action,
    ...(due === undefined ? {} : { dueAt: due }),
    ...(row.evidence === undefined ? {} : { evidence: row.evidence }),
  };
};

/**
 * Everything that people can do now. Complete both ways: it is read from the same rows that refuse and accept commands.
 */
export const nextActions = (state: Return, at: Instant): readonly NextAction[] =>
  actionRoles.flatMap((actor) =>
    actionTable
      .filter((row) => row.roles.includes(actor) && refusalOf(row, { state, at, role: actor }) === undefined)
      .map((row) => listed(row, actor, state)),
  );
