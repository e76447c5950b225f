import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { CitedRule } from "../kernel/cited-rule.ts";
import { MarketCalendar } from "../kernel/clocks.ts";
import { DecisionId, EvidenceId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { PayloadHash } from "../kernel/payload-hash.ts";
import { Finding } from "../kernel/reasons.ts";
import { AppealHead, InadmissibleReason } from "./appeal.ts";
import { AppealOutcome, Replacement } from "./decision.ts";
import { Party } from "./terms.ts";

const command = <Type extends string, Payload extends z.ZodRawShape>(type: Type, payload: Payload) =>
  z.object({ type: z.literal(type), at: Instant, actor: Actor, calendar: MarketCalendar, ...payload });

/** By a party. The rest is what the dispute and its file of evidence say at this moment. */
export const FileAppeal = command("FileAppeal", {
  ...AppealHead.shape,
  known: z.object({
    /** Every piece that was in the dispute's file, whoever may see it, when the decision was taken or since. */
    evidenceIds: z.array(EvidenceId),
    /** Of those that the claims name as new, the ones whose content was in the file under another id. */
    copies: z.array(EvidenceId),
    /** What the party does not have by the decision and could have, in minor units. */
    atStakeMinor: z.int().nonnegative(),
    /** How often this party appealed in this dispute before. */
    appealsBefore: z.int().nonnegative(),
  }),
});

/** By the agent who has the appeal. */
export const AdmitAppeal = command("AdmitAppeal", {});
export const FindInadmissible = command("FindInadmissible", { reason: InadmissibleReason, textId: TextId });

/** By the agent who has the appeal: one more question to either party. */
export const RequestInfo = command("RequestInfo", {
  requestId: z.string().min(1).max(64),
  party: Party,
  textId: TextId,
});

/** By the agent who has the appeal, or by the asked party itself, once a request. */
export const ExtendInfo = command("ExtendInfo", {});

/** By the asked party: files, a text, or both. */
export const GiveInfo = command("GiveInfo", { evidenceIds: z.array(EvidenceId), textId: TextId.optional() });

/** By the party who appealed. */
export const WithdrawAppeal = command("WithdrawAppeal", {});

/** Everybody who decided or confirmed anything in the dispute until now; another appeal may have been decided meanwhile. */
const disputeDeciders = z.array(z.string());

/** By an agent of either rank. `replacement` must be there when the decision is overturned, in whole or in part, and only then. */
export const DecideAppeal = command("DecideAppeal", {
  decisionId: DecisionId,
  outcome: AppealOutcome,
  replacement: Replacement.optional(),
  findings: z.array(Finding),
  rules: z.array(CitedRule),
  textId: TextId,
  disputeDeciders,
});

/**
 * By a senior agent who did not propose it. The hash is of what that person saw; `revision` is what would turn the outcome into the
 * proposed one now, for the dispute may have moved since.
 */
export const ConfirmAppealDecision = command("ConfirmAppealDecision", {
  decisionId: DecisionId,
  payloadHash: PayloadHash,
  revision: Replacement.shape.revision.optional(),
  disputeDeciders,
});
export const RejectAppealDecision = command("RejectAppealDecision", {
  decisionId: DecisionId,
  textId: TextId.optional(),
});

/** By the dispute: it was final before it heard of the appeal. */
export const RecordTooLate = command("RecordTooLate", {});

/** By the dispute: the decision does not stand any more, for another appeal sent the dispute back. */
export const RecordSetAside = command("RecordSetAside", {});

/** By the dispute: what the appeal decided is carried out, and its money has moved. */
export const RecordSettled = command("RecordSettled", {});

/** By the dispute: what the appeal decided cannot be carried out, by the code of its refusal. */
export const RecordSettlementRefused = command("RecordSettlementRefused", {
  decisionId: DecisionId,
  code: z.string().min(1).max(64),
});

/** By the timer: something may be due. */
export const RingClock = command("RingClock", {});

/** Everything that can be asked of an appeal. */
export const AppealCommand = z.discriminatedUnion("type", [
  FileAppeal,
  AdmitAppeal,
  FindInadmissible,
  RequestInfo,
  ExtendInfo,
  GiveInfo,
  WithdrawAppeal,
  DecideAppeal,
  ConfirmAppealDecision,
  RejectAppealDecision,
  RecordTooLate,
  RecordSetAside,
  RecordSettled,
  RecordSettlementRefused,
  RingClock,
]);
export type AppealCommand = z.infer<typeof AppealCommand>;
export type AppealCommandType = AppealCommand["type"];

/** One command by its name. */
export type AppealCommandOf<Type extends AppealCommandType> = Extract<AppealCommand, { type: Type }>;
