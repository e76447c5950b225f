import type { Actor } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { EventId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { Refusal } from "../../domain/kernel/refusal.ts";
import type { Aggregate, AnyEvent } from "./aggregate.ts";
import { type CommandRecord, putCommand, recordIn } from "./command-record.ts";
import { toText } from "./json-text.ts";
import { listingAttributes } from "./listing.ts";
import { type KeptState, keptState } from "./shared-parts.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";
import type { Write } from "./transaction.ts";

/** A decision yields a handful of events; more is a decider gone wrong. */
const EVENTS_MAX = 20;

/** Why a commit did not happen: the case moved on, the command is already there, or a guard said no. */
export type CommitFailure =
  | { readonly kind: "conflict" }
  | { readonly kind: "command_exists"; readonly record: CommandRecord }
  | { readonly kind: "guard"; readonly refusal: Refusal };

/** Everything that one accepted decision writes. */
export interface Commit<State, Event extends AnyEvent> {
  readonly aggregate: Pick<Aggregate<State, never, Event, Refusal>, "kind" | "listing" | "shared">;
  readonly caseId: string;
  readonly before: State;
  readonly after: State;
  readonly version: number;
  readonly events: readonly Event[];
  readonly effects: SideEffects;
  readonly record: CommandRecord;
  readonly actor: Actor;
}

const stateWrite = <State, Event extends AnyEvent>(
  store: Store,
  commit: Commit<State, Event>,
  kept: KeptState,
): Write<CommitFailure> => {
  const { aggregate, after, caseId, version, events } = commit;
  const guard =
    version === 0
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : { ConditionExpression: "version = :expected", ExpressionAttributeValues: { ":expected": version } };
  return {
    item: {
      Put: {
        TableName: store.casesTable,
        Item: {
          ...caseKeys.state(caseId),
          kind: aggregate.kind,
          version: version + events.length,
          ...kept,
          ...listingAttributes(aggregate.listing(after), caseId),
        },
        ...guard,
      },
    },
    whenRefused: () => ({ kind: "conflict" }),
  };
};

/** The timeline entries of a commit, numbered on from the version that it was decided at. */
export const recordedEvents = <State, Event extends AnyEvent>(
  newEventId: () => string,
  { events, caseId, version, actor, record }: Commit<State, Event>,
): RecordedEvent[] =>
  events.map((event, index) => ({
    v: 1,
    id: newEventId() as EventId,
    type: event.type,
    caseId,
    seq: version + index + 1,
    at: event.at,
    actor,
    causedBy: record.commandId,
    data: event.data,
  }));

/** The writes of a commit: state under its version, events, the command's record, and what rides along. */
export const writesOf = async <State, Event extends AnyEvent>(
  { store, newEventId }: { readonly store: Store; newEventId(): string },
  commit: Commit<State, Event>,
): Promise<readonly Write<CommitFailure>[]> => {
  invariant(commit.events.length <= EVENTS_MAX, `a decision yields at most ${EVENTS_MAX} events`);
  const events = recordedEvents(newEventId, commit).map((event) => ({
    item: {
      Put: {
        TableName: store.casesTable,
        Item: { ...caseKeys.event(commit.caseId, event.seq), event: toText(event) },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    whenRefused: () => ({ kind: "conflict" }) as const,
  }));
  const record = {
    item: {
      Put: { ...putCommand(store, commit.record).Put, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const },
    },
    whenRefused: (found: Record<string, unknown> | undefined) => {
      const earlier = recordIn(found);
      invariant(earlier !== undefined, "a record that is in the way comes back with the refusal");
      return { kind: "command_exists", record: earlier } as const;
    },
  };
  // The command's record comes first: a repeated command must read as such even when the case has moved on since.
  const kept = await keptState(store, commit.after, commit.aggregate.shared);
  return [record, stateWrite(store, commit, kept), ...events, ...commit.effects(store)];
};
