import type { DisputeEventType } from "../../../domain/disputes/events.ts";
import { type ActorRole, isAgentRole } from "../../../domain/kernel/actor.ts";
import type { ReturnEventType } from "../../../domain/returns/events.ts";
import type { Viewer } from "../viewer.ts";

/**
 * What one party writes to the other with a step that the flow puts before them. Beside everything else a party writes to the
 * agents: why it asks them, what it objects to, whom it suspects.
 */
const addressedToTheOther: ReadonlySet<ReturnEventType | DisputeEventType> = new Set<
  ReturnEventType | DisputeEventType
>([
  "ReturnRequested",
  "ReturnResubmitted",
  "ReturnApproved",
  "ReturnRejected",
  "AgreementClaimed",
  "OfferMade",
  "OfferClosed",
  "UnitsInspected",
  "SettlementBegun",
  "InspectionExtended",
  "ReturnWithdrawn",
  "ReturnClosed",
  "DisputeOpened",
  "DisputeMessageSent",
  "DisputeOfferMade",
  "DisputeOfferClosed",
  "DisputeWithdrawn",
]);

/** What agents write to the parties. */
const addressedToParties: ReadonlySet<string> = new Set<DisputeEventType>(["DisputeMessageSent"]);

/**
 * Who reads the words that came with an event: agents all of them, a party its own and what was addressed to it. What agents
 * write stays among them, but for their messages to the parties.
 */
export const mayReadWords = (viewer: Viewer, type: string, author: ActorRole): boolean => {
  if (viewer === "agent") return true;
  if (viewer !== "platform" && addressedToParties.has(type)) return true;
  if (viewer === "platform" || isAgentRole(author)) return false;
  return viewer === author || (addressedToTheOther as ReadonlySet<string>).has(type);
};
