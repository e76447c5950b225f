import { accept, type Decision, refuse } from "../kernel/decider.ts";
import type { Instant } from "../kernel/instant.ts";
import { type Chargeback, type ChargebackState, isMatched, isRunning, type Submission } from "./chargeback.ts";
import { hasAnswered } from "./clock.ts";
import type { ChargebackCommand, ChargebackCommandOf } from "./commands.ts";
import { moneyEvents } from "./decide-money.ts";
import { match, recordNews } from "./decide-news.ts";
import type { ChargebackEvent } from "./events.ts";
import type { ChargebackRefusal } from "./refusals.ts";

type Answer = Decision<ChargebackEvent, ChargebackRefusal>;

const wanted = (
  state: Chargeback,
  at: Instant,
  what: Pick<Submission, "kind" | "evidenceIds"> & { readonly textId?: Submission["textId"] },
): ChargebackEvent => {
  const { kind, evidenceIds, textId } = what;
  const refunds = state.submissions.flatMap((one) => (one.kind === "refund_proof" ? one.refunds : []));
  return {
    type: "ChargebackEvidenceWanted",
    at,
    data: {
      submissionId: `${state.chargebackCaseId}:${state.submissions.length + 1}`,
      kind,
      refunds,
      evidenceIds,
      ...(textId === undefined ? {} : { textId }),
    },
  };
};

/** Whether an agent may still answer the bank. */
export const mayAnswer = ({ status }: Chargeback): boolean => status === "open" || status === "evidence_submitted";

const represent = (state: Chargeback, { at, textId, evidenceIds }: ChargebackCommandOf<"Represent">): Answer => {
  if (!mayAnswer(state)) return refuse({ code: "chargeback.not_allowed_now", standing: state.status });
  if (textId === undefined && evidenceIds.length === 0) return refuse({ code: "chargeback.nothing_to_send" });
  return accept(wanted(state, at, { kind: "representment", evidenceIds, textId }));
};

const giveIn = (state: Chargeback, at: Instant): Answer =>
  mayAnswer(state)
    ? accept(wanted(state, at, { kind: "acceptance", evidenceIds: [] }), { type: "ChargebackAccepted", at, data: {} })
    : refuse({ code: "chargeback.not_allowed_now", standing: state.status });

const submitted = (state: Chargeback, { at, submissionId }: ChargebackCommandOf<"RecordSubmitted">): Answer => {
  const found = state.submissions.find((one) => one.submissionId === submissionId);
  // What the bank decided meanwhile makes it worthless, not wrong.
  if (found === undefined || found.submittedAt !== undefined || !isRunning(state)) return accept();
  return accept({ type: "ChargebackEvidenceSubmitted", at, data: { submissionId, kind: found.kind } });
};

const ring = (state: Chargeback, { at, known }: ChargebackCommandOf<"RingClock">): Answer => {
  if (!isMatched(state) || !isRunning(state)) return accept();
  const { warnAt, respondBy, outcomeDueAt } = state.clocks;
  const isDue = (due: Instant | undefined): due is Instant => due !== undefined && due <= at;
  const mustAnswer = !hasAnswered(state);
  const isLate = mustAnswer && isDue(respondBy);
  return accept<ChargebackEvent>(
    ...(known === undefined ? [] : moneyEvents(state, known.facts, at)),
    ...(mustAnswer && !isLate && isDue(warnAt) && respondBy !== undefined
      ? [{ type: "ChargebackResponseDueSoon" as const, at, data: { respondBy } }]
      : []),
    ...(isLate ? [{ type: "ChargebackResponseOverdue" as const, at, data: { respondBy } }] : []),
    ...(isDue(outcomeDueAt) ? [{ type: "ChargebackOutcomeOverdue" as const, at, data: { dueAt: outcomeDueAt } }] : []),
  );
};

const onExisting = (state: Chargeback, command: Exclude<ChargebackCommand, { type: "RecordNews" }>): Answer => {
  switch (command.type) {
    case "MatchChargeback":
      return match(state, command);
    case "Represent":
      return represent(state, command);
    case "AcceptChargeback":
      return giveIn(state, command.at);
    case "RecordSubmitted":
      return submitted(state, command);
    case "CountMoney":
      return command.known === undefined ? accept() : accept(...moneyEvents(state, command.known.facts, command.at));
    case "ReviewChargeback":
      return state.reviewable.length === 0
        ? refuse({ code: "chargeback.nothing_to_review" })
        : accept({ type: "ChargebackReviewed", at: command.at, data: { outcome: command.outcome } });
    case "RingClock":
      return ring(state, command);
  }
};

/** Answers a command on a chargeback with what happened, or why not. */
export const decide = (state: ChargebackState, command: ChargebackCommand): Answer => {
  if (command.type === "RecordNews") return recordNews(state, command);
  return state === undefined ? refuse({ code: "chargeback.unknown" }) : onExisting(state, command);
};
