import { accept, refuse } from "../../kernel/decider.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import { clockNamed, startClock, type When } from "../clocks.ts";
import type { DisputeCommandOf } from "../commands.ts";
import { isUnderAppeal } from "../deadlines.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import { proposeFor } from "../proposal.ts";
import type { DisputeRefusal } from "../refusals.ts";
import { findingsAgree, isNewDecider } from "../rules/decisions.ts";
import { legsAreSound } from "../rules/legs.ts";
import { inSequence, type Step } from "../sequence.ts";
import { closeReasonOf } from "../verdict.ts";
import { type DisputeAnswer, decided, unless } from "./context.ts";
import { decisionFrom } from "./decision-record.ts";
import { settle } from "./settle.ts";

const appealOf = ({ appeals }: Dispute, appealId: string) => appeals.find((appeal) => appeal.appealId === appealId);

const filing = (state: Dispute, command: DisputeCommandOf<"RecordAppealFiled">): DisputeRefusal | undefined => {
  const { party, decisionId } = command;
  if (state.status !== "settled") return { code: "dispute.not_allowed_now", status: state.status, allowed: [] };
  if (state.decisions.at(-1)?.decisionId !== decisionId) return { code: "dispute.decision_unknown", decisionId };
  const before = state.appeals.find((appeal) => appeal.party === party && appeal.decisionId === decisionId);
  return before === undefined ? undefined : { code: "dispute.already_appealed", appealId: before.appealId };
};

/** An appeal against the newest decision is heard: nothing becomes final meanwhile. */
export const recordAppealFiled = (state: Dispute, command: DisputeCommandOf<"RecordAppealFiled">): DisputeAnswer => {
  const { at, appealId, party, decisionId } = command;
  if (appealOf(state, appealId) !== undefined) return accept();
  return unless(filing(state, command), () => [{ type: "DisputeAppealed", at, data: { appealId, party, decisionId } }]);
};

/** The end of the time to appeal, unless an appeal is heard. */
export const finaliseWhenOver =
  ({ at }: Pick<When, "at">): Step =>
  (state): readonly DisputeEvent[] => {
    const clock = clockNamed(state, "appeal_window");
    const isOver = clock !== undefined && at >= clock.dueAt && !isUnderAppeal(state) && state.suspended === undefined;
    return state.status === "settled" && isOver
      ? [{ type: "DisputeFinalised", at, data: { closeReason: closeReasonOf(state) } }]
      : [];
  };

// Sent back, the dispute is decided anew by somebody else, in the time that decisions have.
const reviewAgain =
  (when: When): Step =>
  (state): readonly DisputeEvent[] => {
    if (state.status !== "settled") return [];
    const clock = startClock("platform_decision", "record_breach", state.terms.clocks.platformDecision, when);
    return [{ type: "DisputeReviewBegun", at: when.at, data: { clocks: [clock] } }];
  };

/** An appeal ended without changing the decision, or sent the dispute back to be decided anew. */
export const recordAppealEnded = (state: Dispute, command: DisputeCommandOf<"RecordAppealEnded">): DisputeAnswer => {
  const { at, appealId, outcome } = command;
  const appeal = appealOf(state, appealId);
  if (appeal === undefined) return refuse({ code: "dispute.appeal_unknown", appealId });
  if (appeal.outcome !== undefined) return accept();
  return decided(
    inSequence(
      state,
      () => [{ type: "DisputeAppealEnded", at, data: { appealId, outcome } }],
      outcome === "remanded" ? reviewAgain(command) : finaliseWhenOver(command),
    ),
  );
};

type ReviseDecision = DisputeCommandOf<"ReviseDecision">;

const revising = (state: Dispute, command: ReviseDecision): DisputeRefusal | undefined => {
  const { appealId, actor, legs, findings, confirmedBy } = command;
  const isSettled = state.status === "settled" || state.status === "settling";
  if (appealOf(state, appealId) === undefined) return { code: "dispute.appeal_unknown", appealId };
  if (!isSettled) return { code: "dispute.not_allowed_now", status: state.status, allowed: [] };
  if (state.suspended !== undefined) return { code: "dispute.suspended", since: state.suspended.since };
  return firstRefusal(
    isNewDecider(state, actor),
    confirmedBy === undefined ? undefined : isNewDecider(state, confirmedBy),
    legsAreSound(state, legs),
    findingsAgree(findings),
  );
};

/** An appeal changed the outcome: further legs are carried out, and what was posted stays. */
export const reviseDecision = (state: Dispute, command: ReviseDecision): DisputeAnswer => {
  const { at, appealId, outcome, decisionId, legs, findings, rules, actor, confirmedBy, recoup, textId } = command;
  if (appealOf(state, appealId)?.outcome !== undefined) return accept();
  return unless(revising(state, command), () => {
    // The reviewer's own words stand where the engine has no proposal for further legs to be held to.
    const proposal = proposeFor(state, at);
    const deciding = { decisionId, legs, findings, rules, proposal, decidedBy: actor, at, textId };
    const confirmed = confirmedBy === undefined ? {} : { confirmedBy };
    const decision = { ...decisionFrom(state, deciding), appealId, ...confirmed };
    return inSequence(
      state,
      () => [{ type: "DisputeDecisionRevised", at, data: { decision, outcome, recoup } }],
      settle("revision", command),
    );
  });
};
