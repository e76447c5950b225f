import type { CommitFailure } from "./commit.ts";
import type { Store } from "./store.ts";
import type { Write } from "./transaction.ts";

/** Writes that ride in the transaction of a commit: unit claims, ledger rows, texts, pointers. */
export type SideEffects = (store: Store) => readonly Write<CommitFailure>[];

/** No further writes. */
export const none: SideEffects = () => [];

/** Several groups of writes as one. */
export const together =
  (...groups: readonly SideEffects[]): SideEffects =>
  (store) =>
    groups.flatMap((group) => group(store));
