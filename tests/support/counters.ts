import * as z from "zod";
import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import type { Execution, ExecutionContext } from "../../adapters/dynamodb/execute.ts";
import type { Store } from "../../adapters/dynamodb/store.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { accept, refuse } from "../../domain/kernel/decider.ts";
import type { DomainEvent } from "../../domain/kernel/event.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { instant } from "../../domain/kernel/instant.ts";

/** The smallest case there is: it counts up to a limit, one event a step. What the store does is seen on it alone. */
export const Counter = z.object({
  openedAt: z.string(),
  total: z.int(),
  buyerId: z.string().optional(),
  sellerId: z.string().optional(),
  queue: z.string().optional(),
  dueAt: z.string().optional(),
});
export type Counter = z.infer<typeof Counter>;

export type Count = { readonly type: "Count"; readonly steps: number; readonly about?: Partial<Counter> };
export type Counted = DomainEvent<"Counted", Partial<Counter>>;
export type CounterRefusal = { readonly code: "counter.full"; readonly total: number };

export const countedAt = instant("2026-03-10T12:00:00Z");
export const countingActor: Actor = { role: "buyer", id: "buyer-1" };

/** More than this is refused. */
export const COUNT_MAX = 1_000;

export const counters: Aggregate<Counter | undefined, Count, Counted, CounterRefusal> = {
  kind: "counter",
  stateSchema: Counter,
  decider: {
    initial: undefined,
    decide: (state, { steps, about = {} }) =>
      (state?.total ?? 0) + steps > COUNT_MAX
        ? refuse({ code: "counter.full", total: state?.total ?? 0 })
        : accept(
            ...Array.from({ length: steps }, () => ({ type: "Counted" as const, at: countedAt, data: { ...about } })),
          ),
    evolve: (state, { at, data }) => ({
      openedAt: state?.openedAt ?? at,
      ...state,
      ...data,
      total: (state?.total ?? 0) + 1,
    }),
  },
  listing: (state) => ({ openedAt: "", ...state }),
};

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A context whose event ids count on and whose pauses are remembered, not waited for. */
export const contextOf = (store: Store): ExecutionContext & { readonly pauses: readonly number[] } => {
  const pauses: number[] = [];
  let ids = 0;
  return {
    store,
    pauses,
    newEventId: () => {
      ids += 1;
      return newId("evt_", `01KK${"0".repeat(20)}${DIGITS[ids >> 5]}${DIGITS[ids & 31]}`);
    },
    pause: async (maxMs) => {
      pauses.push(maxMs);
    },
  };
};

type Counting = Execution<Counter | undefined, Count, Counted, CounterRefusal>;

/** Counts one step of the case "c-1" by the command "command-1", unless said otherwise; the answer is the total. */
export const counting = (overrides: Partial<Counting> = {}): Counting => ({
  aggregate: counters,
  caseId: "c-1",
  identity: { id: "command-1", requestHash: "hash-1" },
  actor: countingActor,
  at: countedAt,
  gather: async () => ({ type: "Count", steps: 1 }),
  answer: ({ state, version }) => ({ total: state?.total, version }),
  ...overrides,
});
