import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import { emptyHead, headAfter } from "./chain.ts";
import type { EvidenceFileEvent } from "./events.ts";
import type { ChainEntry, EvidenceFile, EvidenceFileState } from "./evidence-file.ts";
import { evidenceFileLifecycle } from "./lifecycle.ts";

const entriesOf = (event: Exclude<EvidenceFileEvent, { type: "EvidenceFileOpened" }>): readonly ChainEntry[] =>
  event.type === "EvidenceAdded" ? event.data.entries : [event.data.entry];

/** The file after an event. Throws where the table has no such move. */
export const evolve = (state: EvidenceFileState, event: EvidenceFileEvent): EvidenceFile => {
  const status = statusAfter(evidenceFileLifecycle, state?.status ?? "none", event.type);
  invariant(status !== "none", "nothing leads back to nothing");
  if (event.type === "EvidenceFileOpened") {
    const { origin, snapshot } = event.data;
    const chain = [snapshot];
    return { ...origin, status, openedAt: event.at, chain, head: headAfter(emptyHead(origin), chain) };
  }
  invariant(state !== undefined, "only EvidenceFileOpened begins a file");
  const entries = entriesOf(event);
  return { ...state, status, chain: [...state.chain, ...entries], head: headAfter(state.head, entries) };
};
