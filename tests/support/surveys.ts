import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import {
  Survey,
  type SurveyCommand,
  type SurveyState,
  type SurveySubject,
  surveys,
} from "../../domain/feedback/index.ts";
import { replay } from "../../domain/kernel/decider.ts";
import { instant } from "../../domain/kernel/instant.ts";

const ULID = "01J8Z3K5T7W9Y1B3D5F7H9K1M3";

export const terms = feedbackTerms;
export const SETTLED_AT = instant("2026-03-10T12:00:00Z");
export const system = { role: "system", id: "recourse" } as const;
export const surveyId = `srv_${ULID}` as Survey["surveyId"];

/** What a sample survey ties to: a buyer in Brazil who won. */
export const subject = (overrides: object = {}): SurveySubject =>
  Survey.shape.subject.parse({
    returnId: `ret_${ULID}`,
    orderId: "order-1",
    market: "BR",
    currency: "BRL",
    buyerId: "buyer-1",
    sellerId: "seller-1",
    party: "buyer",
    settlement: 1,
    reason: "LATE_DELIVERY",
    closeReason: "RETURNLESS",
    outcome: "won",
    policy: { id: "returns-BR", version: 1 },
    variants: { timing: "early" },
    isFraudFlagged: false,
    ...overrides,
  });

/** A command of a type at a time; what the test does not say is as in an ordinary survey. */
export const command = <Type extends SurveyCommand["type"]>(
  type: Type,
  at: string,
  rest: object = {},
): Extract<SurveyCommand, { type: Type }> => ({ type, at: instant(at), actor: system, terms, ...rest }) as never;

/** Opens the sample survey. */
export const opening = (rest: object = {}) =>
  command("OpenSurvey", SETTLED_AT, {
    surveyId,
    subject: subject(),
    asks: ["CSAT", "CES"],
    settledAt: SETTLED_AT,
    ...rest,
  });

/** Plays commands one after the other; throws where one is refused. */
export const played = (...commands: readonly SurveyCommand[]): SurveyState =>
  commands.reduce<SurveyState>(
    (state, each) => {
      const decision = surveys.decide(state, each);
      if (decision.outcome === "refused") throw new Error(decision.refusal.code);
      return decision.events.reduce<SurveyState>(surveys.evolve, state);
    },
    replay(surveys, []),
  );
