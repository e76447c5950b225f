import { expect } from "vitest";
import { type Decider, replay } from "../../domain/kernel/decider.ts";
import type { Refusal } from "../../domain/kernel/refusal.ts";

type AnyEvent = { readonly type: string };

/** What came of a command: read it, or expect something of it. */
export type Outcome<State, Event extends AnyEvent> = {
  readonly events: readonly Event[];
  readonly state: State;
  /** Exactly these events, in full. */
  thenEvents(...events: readonly Event[]): Outcome<State, Event>;
  /** Exactly these events by name. */
  thenTypes(...types: readonly Event["type"][]): Outcome<State, Event>;
  /** Accepted, and nothing changed. */
  thenNothing(): Outcome<State, Event>;
  /** Refused with this code, and with at least these facts. */
  thenRefused(refusal: Refusal & Readonly<Record<string, unknown>>): void;
  /** The data of the one event of this name. */
  dataOf<Type extends Event["type"]>(
    type: Type,
  ): Extract<Event, { type: Type }> extends { data: infer Data } ? Data : never;
};

/** The domain's own test language: what had happened, what is asked, what follows. */
export const given = <State, Command, Event extends AnyEvent, Why extends Refusal>(
  decider: Decider<State, Command, Event, Why>,
  history: readonly Event[],
) => ({
  when: (command: Command): Outcome<State, Event> => {
    const before = replay(decider, history);
    const decision = decider.decide(before, command);
    const events = decision.outcome === "accepted" ? decision.events : [];
    const accepted = (): readonly Event[] => {
      expect(decision).toMatchObject({ outcome: "accepted" });
      return events;
    };
    const outcome: Outcome<State, Event> = {
      events,
      state: events.reduce((state, event) => decider.evolve(state, event), before),
      thenEvents: (...expected) => {
        expect(accepted()).toEqual(expected);
        return outcome;
      },
      thenTypes: (...types) => {
        expect(accepted().map(({ type }) => type)).toEqual(types);
        return outcome;
      },
      thenNothing: () => outcome.thenTypes(),
      thenRefused: (refusal) => {
        expect(decision).toMatchObject({ outcome: "refused", refusal });
      },
      dataOf: (type) => {
        const found = accepted().filter((event) => event.type === type);
        expect(found.map((event) => event.type)).toEqual([type]);
        return (found[0] as unknown as { data: never }).data;
      },
    };
    return outcome;
  },
});

/** The events of several commands, one after the other, each of which must be accepted. */
export const played = <State, Command extends { readonly type: string }, Event, Why extends Refusal>(
  decider: Decider<State, Command, Event, Why>,
  ...commands: readonly Command[]
): readonly Event[] => {
  const events: Event[] = [];
  let state = decider.initial;
  for (const command of commands) {
    const decision = decider.decide(state, command);
    if (decision.outcome === "refused") {
      throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`);
    }
    for (const event of decision.events) {
      state = decider.evolve(state, event);
      events.push(event);
    }
  }
  return events;
};
