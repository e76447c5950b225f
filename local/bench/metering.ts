import { feedbackReactionRows } from "../../functions/feedback/reaction-rows.ts";
import type { Composition } from "../options.ts";
import { countTransitions } from "../state-machines/engine.ts";
import { countCapacity, type Units } from "./counting.ts";
import { accountedComposition, type Invocations, type Invoked, openInvocations } from "./invocations.ts";
import { lambdaDoor, type Send } from "./lambda-door.ts";
import type { Step } from "./life.ts";
import { setUpStand } from "./stand.ts";

/** What one access pattern consumed. */
export interface Measured extends Units {
  readonly pattern: string;
}

/** What AWS would have been asked for besides the tables, since the last look. */
export interface Asked {
  readonly invoked: readonly Invoked[];
  readonly transitions: number;
}

/** A stand whose every call is counted. */
export interface Metering {
  readonly send: Send;
  /** Lets everything happen that follows, up to the provider's late words when a day passes. */
  rest(): Promise<void>;
  passDay(): Promise<void>;
  /** The token of the newest invitation to answer that went to somebody. */
  invitationOf(personId: string): string;
  /** The system's own time. */
  now(): string;
  /** Notes what an act consumes, and apart from it what reactions and processes do because of it. */
  meter(pattern: string, act: () => Promise<unknown>): Promise<void>;
  /** Forgets what was consumed so far: it prepared what comes. */
  forget(): void;
  /** What was consumed since the last look, all together. */
  take(): Units & Asked;
  readonly patterns: readonly Measured[];
  stop(): Promise<void>;
}

// Asking how it went is a process of its own, with a price of its own.
const composed = (invocations: Invocations, asking: boolean): Composition => {
  const whole = accountedComposition(invocations);
  const others = whole.reactions.filter(({ reaction }) => !feedbackReactionRows.includes(reaction));
  return asking ? whole : { ...whole, reactions: others };
};

/** Sets up a counted stand, in which the parties of a return are asked how it went or are not. */
export const setUpMetering = async ({ asking }: { readonly asking: boolean }): Promise<Metering> => {
  const invocations = openInvocations();
  const stand = await setUpStand(composed(invocations, asking));
  const { recourse } = stand;
  const counter = countCapacity(recourse.runtime.store.client, invocations.called);
  const door = lambdaDoor(recourse.runtime);
  const patterns: Measured[] = [];
  let transitionsBefore = 0;
  const allTransitions = () =>
    recourse.engine
      .listExecutions({})
      .map(({ executionArn }) => countTransitions(recourse.engine.getExecutionHistory(executionArn)))
      .reduce((total, count) => total + count, 0);
  const take = () => {
    const transitions = allTransitions() - transitionsBefore;
    transitionsBefore += transitions;
    return { ...counter.take(), invoked: invocations.take(), transitions };
  };
  return {
    send: (step: Step) => invocations.run("request", step.name, () => door(step)),
    rest: recourse.idle,
    now: recourse.clock.now,
    passDay: async () => {
      await recourse.clock.advance("P1D");
      await recourse.idle();
    },
    invitationOf: (personId) => {
      const own = recourse.sandbox.notifier.sent().filter(({ to, facts }) => to.id === personId && facts.surveyToken);
      return String(own.at(-1)?.facts.surveyToken);
    },
    meter: async (pattern, act) => {
      await act();
      patterns.push({ pattern, ...counter.take() });
      await recourse.idle();
      const after = counter.take();
      if (after.calls > 0) patterns.push({ pattern: `${pattern}: what follows`, ...after });
    },
    forget: () => void take(),
    take,
    patterns,
    stop: stand.stop,
  };
};
