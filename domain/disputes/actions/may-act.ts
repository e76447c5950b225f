import type { ActorRole } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/instant.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import type { DisputeCommandType } from "../commands.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeRefusal } from "../refusals.ts";
import type { EvidenceModule, Party } from "../terms.ts";
import { type DisputeActionName, type DisputeActionRole, disputeActionRoles } from "./names.ts";
import type { Ask, DisputeActionRow } from "./row.ts";
import { disputeActionTable } from "./table.ts";

const roleFits = ({ roles }: DisputeActionRow, role: ActorRole): boolean => roles.some((allowed) => allowed === role);

// Guards and table can find that a status has no place for an action; what has a place is known only here.
const withAllowed = (refusal: DisputeRefusal, { state, at, role }: Ask): DisputeRefusal =>
  refusal.code === "dispute.not_allowed_now" ? { ...refusal, allowed: allowedFor(state, at, role) } : refusal;

const refusalOf = (row: DisputeActionRow, ask: Ask): DisputeRefusal | undefined => {
  const { state } = ask;
  if (!row.statuses.includes(state.status)) {
    return { code: "dispute.not_allowed_now", status: state.status, allowed: [] };
  }
  if (state.suspended !== undefined && row.whileSuspended !== true) {
    return { code: "dispute.suspended", since: state.suspended.since };
  }
  return firstRefusal(...row.guards.map((guard) => guard(ask)));
};

const allowedFor = (state: Dispute, at: Instant, role: ActorRole): readonly DisputeActionName[] =>
  disputeActionTable
    .filter((row) => roleFits(row, role) && refusalOf(row, { state, at, role }) === undefined)
    .map(({ action }) => action);

const rowRefusal = (row: DisputeActionRow | undefined, ask: Ask): DisputeRefusal | undefined => {
  if (row === undefined) return undefined;
  if (!roleFits(row, ask.role)) return { code: "dispute.not_your_part", role: ask.role, roles: row.roles };
  const refusal = refusalOf(row, ask);
  return refusal === undefined ? undefined : withAllowed(refusal, ask);
};

/**
 * Why this role may not send this command now, whatever it says; undefined when it may. For commands of people only.
 */
export const mayAct = (
  state: Dispute,
  command: DisputeCommandType,
  role: ActorRole,
  at: Instant,
): DisputeRefusal | undefined =>
  rowRefusal(
    disputeActionTable.find((row) => row.command === command),
    { state, at, role },
  );

/** Why a party may not appeal against the newest decision now; undefined when it may. */
export const mayAppeal = (state: Dispute, party: Party, at: Instant): DisputeRefusal | undefined =>
  rowRefusal(
    disputeActionTable.find(({ action }) => action === "appeals"),
    { state, at, role: party },
  );

/** One thing that somebody can do now, until when, and what evidence is asked for. */
export type DisputeNextAction = {
  readonly actor: DisputeActionRole;
  readonly action: DisputeActionName;
  readonly dueAt?: Instant;
  readonly evidence?: readonly EvidenceModule[];
};

const listed = (row: DisputeActionRow, actor: DisputeActionRole, ask: Ask): DisputeNextAction => {
  const due = row.dueAt?.(ask);
  const evidence = row.evidence?.(ask) ?? [];
  return {
    actor,
    action: row.action,
    ...(due === undefined ? {} : { dueAt: due }),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
};

/**
 * Everything that people can do now. Complete both ways: it is read from the same rows that refuse and accept commands.
 */
export const nextActions = (state: Dispute, at: Instant): readonly DisputeNextAction[] =>
  disputeActionRoles.flatMap((role) => {
    const ask = { state, at, role };
    return disputeActionTable
      .filter((row) => roleFits(row, role) && refusalOf(row, ask) === undefined)
      .map((row) => listed(row, role, ask));
  });
