import { invariant } from "../../domain/kernel/invariant.ts";
import type { Reaction, ReactionBinding, ReactionHandler } from "./reaction.ts";

/** Rows with the use cases behind them; a row without one is a bug. */
export const bindReactions = (
  rows: readonly Reaction[],
  handlers: Readonly<Record<string, ReactionHandler>>,
): readonly ReactionBinding[] =>
  rows.map((reaction) => {
    const handle = handlers[reaction.entry];
    invariant(handle !== undefined, `${reaction.entry} has a use case`);
    return { reaction, handle };
  });
