import { isAgent } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";

/** What stands in place of an agent's name. */
export const HIDDEN = "(hidden)";

/** Everybody of the desk who appears in a timeline. */
export const agentsIn = (events: readonly RecordedEvent[]): ReadonlySet<string> =>
  new Set(events.filter(({ actor }) => isAgent(actor)).map(({ actor }) => actor.id));

/** The same value with these names hidden wherever they stand in it, as a value of their own. */
export const blinded = (value: unknown, names: ReadonlySet<string>): unknown => {
  if (typeof value === "string") return names.has(value) ? HIDDEN : value;
  if (Array.isArray(value)) return value.map((each) => blinded(each, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, blinded(each, names)]));
};
