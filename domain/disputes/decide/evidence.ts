import { extend } from "../../kernel/clocks.ts";
import type { AgentId } from "../../kernel/ids.ts";
import { AgentId as AgentIdSchema } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/instant.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import { askable, isExtendable, partyOf } from "../actions/guards.ts";
import { clockNamed, startClock, type When, withReminders } from "../clocks.ts";
import type { DisputeCommandOf } from "../commands.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import { awaitedParties, evidenceClockOf, missingModules, openRequest, roundsOf } from "../evidence-rounds.ts";
import type { DisputeStatus } from "../lifecycle.ts";
import type { EvidenceRequest, Submission } from "../parts.ts";
import * as rules from "../rules/evidence.ts";
import { inSequence, type Step } from "../sequence.ts";
import type { EvidenceModule, Party } from "../terms.ts";
import { type DisputeAnswer, unless } from "./context.ts";
import { speakerOf } from "./talk.ts";

/** What is asked, and by whom: the rules at triage, or an agent. */
export type Asking = {
  readonly modules: readonly EvidenceModule[];
  readonly by: { readonly requestedBy: "triage" } | { readonly requestedBy: "agent"; readonly agentId: AgentId };
  readonly requestId?: string;
};

/** Asks a party for evidence and starts its clock. */
export const askFor =
  (party: Party, { modules, by, requestId }: Asking, when: When): Step =>
  (state) => {
    const clock = withReminders(
      startClock(evidenceClockOf[party], "decide_on_file", state.terms.clocks.evidenceAnswer, when),
    );
    const round = roundsOf(state, party) + 1;
    const request: EvidenceRequest = {
      requestId: requestId ?? `${party}-${round}`,
      party,
      round,
      modules: [...modules],
      ...by,
      requestedAt: when.at,
      dueAt: clock.dueAt,
      extended: false,
      standing: "open",
    };
    return [{ type: "DisputeEvidenceRequested", at: when.at, data: { request, clock } }];
  };

const awaits = (
  awaited: readonly Party[],
): readonly ["BuyerAwaited" | "SellerAwaited" | "BothAwaited", DisputeStatus] => {
  if (awaited.length > 1) return ["BothAwaited", "awaiting_both"];
  return awaited[0] === "buyer" ? ["BuyerAwaited", "awaiting_buyer"] : ["SellerAwaited", "awaiting_seller"];
};

/** Says whose answer is outstanding now, or begins the review when nobody's is. */
export const awaitAnswers =
  (at: Instant): Step =>
  (state): readonly DisputeEvent[] => {
    const awaited = awaitedParties(state);
    if (awaited.length === 0) return [{ type: "DisputeReviewBegun", at, data: { clocks: [] } }];
    const [type, status] = awaits(awaited);
    return status === state.status ? [] : [{ type, at, data: {} }];
  };

const isAwaiting = ({ status }: Dispute): boolean => status.startsWith("awaiting_");

/** An agent asks a party for evidence once more. */
export const requestEvidence = (state: Dispute, command: DisputeCommandOf<"RequestEvidence">): DisputeAnswer =>
  unless(askable(state, command.party), () => {
    const { actor, at, party, modules, requestId } = command;
    const by = { requestedBy: "agent", agentId: AgentIdSchema.parse(actor.id) } as const;
    return inSequence(state, askFor(party, { modules, by, requestId }, command), awaitAnswers(at));
  });

const submissionOf = (state: Dispute, command: DisputeCommandOf<"SubmitEvidence">): Submission => {
  const { actor, at, pieces, visibility, withheldBecause, textId } = command;
  const party = speakerOf(actor);
  const last = state.requests.findLast((request) => request.party === party);
  return {
    party,
    ...(last === undefined ? {} : { requestId: last.requestId }),
    evidenceIds: pieces.map(({ evidenceId }) => evidenceId),
    modules: pieces.flatMap(({ evidenceId, module }) => (module === undefined ? [] : [{ evidenceId, module }])),
    visibility,
    ...(withheldBecause === undefined ? {} : { withheldBecause }),
    ...(textId === undefined ? {} : { textId }),
    at,
    // Late is what comes after the time to answer; what comes unasked before it is not.
    late: last !== undefined && at >= last.dueAt,
  };
};

const answers = (state: Dispute, submission: Submission): boolean => {
  const request = openRequest(state, submission.party);
  if (request === undefined || submission.late) return false;
  const given = state.submissions.filter(({ requestId }) => requestId === request.requestId);
  return missingModules(request, [...given, submission]).length === 0;
};

/** A party gives evidence, asked or not; the request is answered once everything that it must have is there. */
export const submitEvidence = (state: Dispute, command: DisputeCommandOf<"SubmitEvidence">): DisputeAnswer =>
  unless(
    firstRefusal(
      rules.somethingIsGiven(command),
      rules.withholdingIsExplained(command),
      rules.typesFit(state, speakerOf(command.actor), command),
    ),
    () => {
      const { at } = command;
      const submission = submissionOf(state, command);
      const answersRequest = answers(state, submission);
      return inSequence(
        state,
        () => [{ type: "DisputeEvidenceSubmitted", at, data: { ...submission, answersRequest } }],
        (current) => (answersRequest && isAwaiting(current) ? awaitAnswers(at)(current) : []),
      );
    },
  );

/** A party gets more time, once a request: by itself, or by an agent. */
export const extendEvidence = (state: Dispute, command: DisputeCommandOf<"ExtendEvidence">): DisputeAnswer => {
  const { actor, at, calendar, party } = command;
  const own = partyOf(actor.role);
  const strange = own !== undefined && own !== party;
  const refusal = strange
    ? ({ code: "dispute.not_your_part", role: actor.role, roles: [party, "agent", "senior_agent"] } as const)
    : isExtendable(state, party, at);
  return unless(refusal, () => {
    const request = openRequest(state, party);
    const running = clockNamed(state, evidenceClockOf[party]);
    if (request === undefined || running === undefined) return [];
    const dueAt = extend(running.dueAt, state.terms.clocks.evidenceExtension, calendar);
    const clock = { ...running, dueAt };
    return [{ type: "DisputeEvidenceExtended", at, data: { requestId: request.requestId, party, clock, by: actor } }];
  });
};

/** A party let its time go by: no response, which admits nothing. */
export const missEvidence =
  (party: Party, at: Instant): Step =>
  (state) => {
    const request = openRequest(state, party);
    if (request === undefined) return [];
    const { requestId } = request;
    return inSequence(
      state,
      () => [{ type: "DisputeEvidenceMissed", at, data: { requestId, party } }],
      awaitAnswers(at),
    );
  };
