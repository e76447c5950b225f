import type { DatabaseSync } from "node:sqlite";
import type { Notice, Notifier } from "../../adapters/ports/notifier.ts";

/** A messenger that keeps what it would have sent. */
export interface SandboxNotifier extends Notifier {
  /** Oldest first. */
  sent(): readonly Notice[];
}

/** The notices in the sandbox's database; the same key is kept once. */
export const createSandboxNotifier = (database: DatabaseSync): SandboxNotifier => {
  const insert = database.prepare("INSERT INTO notices (key, notice) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const all = database.prepare("SELECT notice FROM notices ORDER BY number");
  return {
    notify: async (notice) => void insert.run(notice.key, JSON.stringify(notice)),
    sent: () => all.all().map(({ notice }) => JSON.parse(String(notice))),
  };
};
