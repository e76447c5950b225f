import type { DatabaseSync } from "node:sqlite";
import type { Notice, Notifier } from "../../adapters/ports/notifier.ts";

/** A messenger that keeps what it would have sent. */
export interface SandboxNotifier extends Notifier {
  /** Oldest first; only those after the so many first. */
  sent(after?: number): readonly Notice[];
}

/** The notices in the sandbox's database; the same key is kept once. */
export const createSandboxNotifier = (database: DatabaseSync): SandboxNotifier => {
  const insert = database.prepare("INSERT INTO notices (key, notice) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const newer = database.prepare("SELECT notice FROM notices WHERE number > ? ORDER BY number");
  return {
    notify: async (notice) => void insert.run(notice.key, JSON.stringify(notice)),
    // Nothing is ever deleted, so the numbers have no gaps.
    sent: (after = 0) => newer.all(after).map(({ notice }) => JSON.parse(String(notice))),
  };
};
