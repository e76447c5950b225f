import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { DecisionId, DisputeId, EvidenceId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { AppealHead, InadmissibleReason, InfoAnswer, InfoRequest, LapseReason } from "./appeal.ts";
import { AppealClock } from "./clock.ts";
import { AppealDecision, PendingAppealDecision } from "./decision.ts";
import { Party } from "./terms.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

/** How an appeal was decided, and which decision of which dispute it was about, for whoever counts decisions that were wrong. */
const decided = {
  decision: AppealDecision,
  disputeId: DisputeId,
  appealedDecisionId: DecisionId,
  party: Party,
};

/** Everything that can have happened to an appeal, as the timeline keeps it; version 1. */
export const AppealEvent = z.discriminatedUnion("type", [
  /** `evidenceIds` are those of its claims, on top for whoever files evidence by event. */
  event("AppealFiled", { ...AppealHead.shape, evidenceIds: z.array(EvidenceId), clock: AppealClock }),
  event("AppealAdmissibilityBegun", {}),
  event("AppealAdmitted", { by: Actor, automatic: z.boolean() }),
  event("AppealFoundInadmissible", { reason: InadmissibleReason, by: Actor, textId: TextId.optional() }),
  event("AppealInfoRequested", { request: InfoRequest, clock: AppealClock }),
  event("AppealInfoExtended", { requestId: z.string(), party: Party, clock: AppealClock, by: Actor }),
  event("AppealInfoGiven", InfoAnswer.omit({ at: true }).shape),
  event("AppealInfoMissed", { requestId: z.string(), party: Party }),
  event("AppealReviewResumed", {}),
  event("AppealDecisionOverdue", { dueAt: Instant }),
  event("AppealDecisionProposed", { ...PendingAppealDecision.shape, clock: AppealClock }),
  event("AppealDecisionRejected", { decisionId: DecisionId, rejectedBy: Actor, textId: TextId.optional() }),
  event("AppealDecisionExpired", { decisionId: DecisionId }),
  event("AppealUpheld", decided),
  event("AppealOverturned", decided),
  event("AppealPartlyOverturned", decided),
  event("AppealRemanded", decided),
  /** The dispute is told, and carries it out. */
  event("AppealSettlementBegun", { clock: AppealClock }),
  event("AppealSettlementOverdue", { dueAt: Instant }),
  /** The dispute could not do it any more, by its refusal's code; the appeal is decided anew, within the time of `clock`. */
  event("AppealSettlementRefused", { decisionId: DecisionId, code: z.string(), clock: AppealClock }),
  event("AppealFinalised", {}),
  event("AppealWithdrawn", {}),
  event("AppealLapsed", { because: LapseReason }),
]);
export type AppealEvent = z.infer<typeof AppealEvent>;
export type AppealEventType = AppealEvent["type"];

/** One event by its name. */
export type AppealEventOf<Type extends AppealEventType> = Extract<AppealEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const appealEventTypes: readonly AppealEventType[] = AppealEvent.options.map(({ shape }) => shape.type.value);
