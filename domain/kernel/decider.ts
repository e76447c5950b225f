/** What a decider answers: the facts that now hold, or the reason why nothing changes. */
export type Decision<Event, Refusal> =
  | { readonly outcome: "accepted"; readonly events: readonly Event[] }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/** The pure heart of a domain: no clock, no chance, no I/O. `evolve` may throw, for `decide` must have refused first. */
export interface Decider<State, Command, Event, Refusal> {
  readonly initial: State;
  decide(state: State, command: Command): Decision<Event, Refusal>;
  evolve(state: State, event: Event): State;
}

/** Says yes with zero or more events; `accept()` means "fine, and nothing changes", e.g. a timer that came late. */
export const accept = <Event>(...events: readonly Event[]): Decision<Event, never> => ({ outcome: "accepted", events });

/** Says no with a reason from the domain's closed list. */
export const refuse = <Refusal>(refusal: Refusal): Decision<never, Refusal> => ({ outcome: "refused", refusal });

/** The state that a timeline amounts to, from the first event on. Throws where a recorded event cannot follow. */
export const replay = <State, Event>(
  decider: Pick<Decider<State, never, Event, unknown>, "initial" | "evolve">,
  events: readonly Event[],
): State => events.reduce((state, event) => decider.evolve(state, event), decider.initial);
