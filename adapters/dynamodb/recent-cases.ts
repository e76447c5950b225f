import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Versioned } from "./aggregate.ts";
import { type Kept, load } from "./load.ts";
import type { Store } from "./store.ts";

/** Reactions come within moments of what they react to, so a few cases are enough; each takes some ten kilobytes. */
const CASES_MAX = 256;

type Recent = Map<string, Versioned<unknown>>;

// By store, so that two systems in one process never meet.
const recentIn = new WeakMap<Store, Recent>();

/** Keeps a case in mind as it was just read or written; one that was longest not heard of is forgotten for it. */
export const rememberCase = (store: Store, caseId: string, current: Versioned<unknown>): void => {
  const recent = recentIn.get(store) ?? new Map();
  recentIn.set(store, recent);
  recent.delete(caseId);
  const [oldest] = recent.keys();
  if (recent.size >= CASES_MAX && oldest !== undefined) recent.delete(oldest);
  recent.set(caseId, current);
};

/**
 * The case of an event as it was after that event or later, which is all that a reaction may count on: it could have read it at
 * that moment. Read only where this process has not just read or written it. Nothing may be decided on it: that is what
 * `execute` reads for.
 */
export const loadSince = async <State>(
  store: Store,
  aggregate: Kept<State>,
  { caseId, seq }: Pick<RecordedEvent, "caseId" | "seq">,
): Promise<Versioned<State> | undefined> => {
  const recent = recentIn.get(store)?.get(caseId);
  if (recent !== undefined && recent.version >= seq) return recent as Versioned<State>;
  const found = await load(store, aggregate, caseId);
  if (found !== undefined) rememberCase(store, caseId, found);
  return found;
};
