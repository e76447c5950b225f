import type { ActorRole } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { ReturnCommandType } from "../commands.ts";
import type { ReturnStatus } from "../lifecycle.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";
import type { ActionName, ActionRole } from "./names.ts";

/** What a rule of the table looks at: never at a command's payload, so that it can also say what would be accepted. */
export type Ask = { readonly state: Return; readonly at: Instant; readonly role: ActorRole };
export type Guard = (ask: Ask) => ReturnRefusal | undefined;

/** How many pieces of evidence an action needs: always, or by the reason that it gives. */
export type EvidenceWanted = {
  readonly photosMin: number;
  readonly photosMinByReason?: Readonly<Record<string, number>>;
};

/** One thing that a person can do: whose part it is, in which statuses, and what must hold besides. */
export type ActionRow = {
  readonly action: ActionName;
  readonly command: ReturnCommandType;
  readonly roles: readonly ActionRole[];
  /** Machines and people outside the API that may do the same. */
  readonly alsoFor?: readonly "warehouse"[];
  readonly statuses: readonly ReturnStatus[];
  readonly guards: readonly Guard[];
  /** Until when; without it there is no deadline of its own. */
  readonly dueAt?: (state: Return) => Instant | undefined;
  readonly evidence?: EvidenceWanted;
  /** Facts about the world go on while a chargeback suspends the case; whatever could order money does not. */
  readonly whileSuspended?: boolean;
};

/** The statuses of a case that nobody has settled. */
export const beforeMoney = [
  "awaiting_seller",
  "negotiating",
  "awaiting_handover",
  "in_transit",
  "inspecting",
  "rejected_open",
  "escalated",
  "lapsed",
] as const satisfies readonly ReturnStatus[];

/** The end of whatever clock the case is under. */
export const clockEnd = (state: Return): Instant | undefined => state.clock?.dueAt;
