import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { Dispute, DisputeState } from "./dispute.ts";
import type { DisputeEvent, DisputeEventOf } from "./events.ts";
import { evolveAppeals } from "./evolve/appeals.ts";
import { evolveDecisions } from "./evolve/decisions.ts";
import { evolveEvidence } from "./evolve/evidence.ts";
import { evolvePayments } from "./evolve/payments.ts";
import { evolveTalk } from "./evolve/talk.ts";
import { disputeLifecycle } from "./lifecycle.ts";

const opened = ({ at, data }: DisputeEventOf<"DisputeOpened">): Dispute => {
  const { clock, textId, evidenceIds, ...head } = data;
  const submission = {
    party: head.openedBy,
    evidenceIds,
    modules: [],
    visibility: "shared" as const,
    at,
    late: false,
    ...(textId === undefined ? {} : { textId }),
  };
  return {
    ...head,
    status: "negotiation",
    openedAt: at,
    enteredAt: at,
    messages: [],
    offers: [],
    requests: [],
    submissions: evidenceIds.length > 0 || textId !== undefined ? [submission] : [],
    decisions: [],
    payments: [],
    returnRequired: false,
    appeals: [],
    recoup: { buyer: "NOT_NEEDED", seller: "NOT_NEEDED" },
    breaches: [],
    clocks: clock === undefined ? [] : [clock],
  };
};

const movedTo = (state: Dispute, event: DisputeEvent): Dispute => {
  const status = statusAfter(disputeLifecycle, state.status, event.type); // throws: decide must have refused it
  return { ...state, status, enteredAt: status === state.status ? state.enteredAt : event.at };
};

/** The dispute after one more fact. Throws InvariantViolation for a fact that cannot follow. */
export const evolve = (state: DisputeState, event: DisputeEvent): Dispute => {
  if (event.type === "DisputeOpened") {
    invariant(state === undefined, "a dispute is opened once");
    return opened(event);
  }
  invariant(state !== undefined, `${event.type} cannot happen before DisputeOpened`);
  const moved = movedTo(state, event);
  return [evolveTalk, evolveEvidence, evolveDecisions, evolvePayments, evolveAppeals].reduce<Dispute>(
    (current, part) => part(current, event),
    moved,
  );
};
