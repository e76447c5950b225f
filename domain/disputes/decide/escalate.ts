import { SYSTEM } from "../../kernel/actor.ts";
import { totalMinor } from "../../ledger/component-amounts.ts";
import { amountAtStake } from "../../ledger/decision-legs.ts";
import { leftOf } from "../amounts.ts";
import { startClock, type When } from "../clocks.ts";
import type { DisputeCommandOf } from "../commands.ts";
import type { Proposal } from "../decision.ts";
import type { Dispute, ProofFacts } from "../dispute.ts";
import type { DisputeEvent, DisputeEventOf } from "../events.ts";
import { type ConclusiveProof, conclusiveProof, conclusiveProposal } from "../proposal.ts";
import { inSequence, type Step } from "../sequence.ts";
import { type DisputeAnswer, decided, type Escalating } from "./context.ts";
import { decisionFrom } from "./decision-record.ts";
import { askFor, awaitAnswers } from "./evidence.ts";
import { settle } from "./settle.ts";
import { closeOffer, speakerOf } from "./talk.ts";

/** Why and by whom a dispute goes to the platform. */
export type Escalation = DisputeEventOf<"DisputeEscalated">["data"];

// The buyer alone is paid provisionally, for his own claim, where something is left to pay.
const isPaidProvisionally = ({ openedBy, units }: Dispute): boolean =>
  openedBy === "buyer" && units.some((unit) => totalMinor(leftOf(unit)) > 0);

const platformClocks = (state: Dispute, when: When) => {
  const { platformDecision, provisionalPayment } = state.terms.clocks;
  const decision = startClock("platform_decision", "record_breach", platformDecision, when);
  if (!isPaidProvisionally(state)) return [decision];
  return [decision, startClock("provisional_payment", "pay_provisionally", provisionalPayment, when)];
};

const triaged = (state: Dispute, proof: ProofFacts, found: ConclusiveProof | undefined, when: When): DisputeEvent => ({
  type: "DisputeTriaged",
  at: when.at,
  data: {
    proof,
    ...(found === undefined ? {} : { conclusive: { ruleId: found.rule.ruleId, citation: found.rule.citation } }),
    clocks: found === undefined ? platformClocks(state, when) : [],
  },
});

// What a person could not decide alone is not decided by nobody.
const isForMachine = ({ terms }: Dispute, { legs }: Proposal): boolean =>
  amountAtStake(legs) <= terms.limits.secondPersonAboveMinor;

const automatic =
  (proposal: Proposal, escalating: Escalating): Step =>
  (state) => {
    const { at, decisionId } = escalating;
    const decision = decisionFrom(state, { ...proposal, decisionId, decidedBy: SYSTEM, at, proposal });
    return inSequence(
      state,
      () => [{ type: "DisputeDecisionMade", at, data: { decision: { ...decision, automatic: true } } }],
      settle("decision", escalating),
    );
  };

const askBoth =
  (when: When): Step =>
  (state) =>
    inSequence(
      state,
      ...(["buyer", "seller"] as const)
        .filter((party) => state.terms.evidence[party].some(({ required }) => required))
        .map(
          (party): Step => askFor(party, { modules: state.terms.evidence[party], by: { requestedBy: "triage" } }, when),
        ),
      awaitAnswers(when.at),
    );

const triage =
  (escalating: Escalating): Step =>
  (state) => {
    const { at, proof } = escalating;
    const found = conclusiveProof(state, proof, at);
    const proposal = found && conclusiveProposal(state, found);
    return found !== undefined && proposal !== undefined && isForMachine(state, proposal)
      ? inSequence(state, () => [triaged(state, proof, found, escalating)], automatic(proposal, escalating))
      : inSequence(state, () => [triaged(state, proof, undefined, escalating)], askBoth(escalating));
  };

/** Hands a dispute to the platform: it is decided at once on conclusive proof, else the parties are asked for evidence. */
export const escalate = (state: Dispute, escalation: Escalation, escalating: Escalating): readonly DisputeEvent[] =>
  inSequence(
    state,
    (current) => closeOffer(current, "expired", escalating.at),
    () => [{ type: "DisputeEscalated", at: escalating.at, data: escalation }],
    triage(escalating),
  );

/** A party wants the platform to decide. */
export const escalateDispute = (state: Dispute, command: DisputeCommandOf<"EscalateDispute">): DisputeAnswer => {
  const by = speakerOf(command.actor);
  return decided(escalate(state, { by, because: by === "buyer" ? "buyer_asked" : "seller_asked" }, command));
};
