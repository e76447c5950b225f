import type { ActorRole } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { DisputeCommandType } from "../commands.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeStatus } from "../lifecycle.ts";
import type { DisputeRefusal } from "../refusals.ts";
import type { EvidenceModule } from "../terms.ts";
import type { DisputeActionName, DisputeActionRole } from "./names.ts";

/** What a rule of the table looks at: never at a command's payload, so that it can also say what would be accepted. */
export type Ask = { readonly state: Dispute; readonly at: Instant; readonly role: ActorRole };
export type Guard = (ask: Ask) => DisputeRefusal | undefined;

/** One thing that a person can do: whose part it is, in which statuses, and what must hold besides. */
export type DisputeActionRow = {
  readonly action: DisputeActionName;
  /** Absent where the step is another domain's, as an appeal is. */
  readonly command?: DisputeCommandType;
  readonly roles: readonly DisputeActionRole[];
  readonly statuses: readonly DisputeStatus[];
  readonly guards: readonly Guard[];
  /** Until when; without it there is no deadline of its own. */
  readonly dueAt?: (ask: Ask) => Instant | undefined;
  /** What is asked for, where evidence is. */
  readonly evidence?: (ask: Ask) => readonly EvidenceModule[];
  /** Words go on while a chargeback suspends the dispute; whatever could order money does not. */
  readonly whileSuspended?: boolean;
};

/** The statuses in which the platform has the dispute and nothing is decided. */
export const inReview = [
  "awaiting_buyer",
  "awaiting_seller",
  "awaiting_both",
  "under_review",
] as const satisfies readonly DisputeStatus[];

/** The statuses of a dispute that is not over. */
export const open = [
  "negotiation",
  ...inReview,
  "pending_second_approval",
  "settling",
  "settled",
] as const satisfies readonly DisputeStatus[];
