import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { decideInShadows } from "./decide-in-shadow-when-return-requested.event.ts";
import { shadowReactionRows } from "./reaction-rows.ts";
import { stopShadow } from "./stop-shadow-when-version-withdrawn.event.ts";

/** What shadows do when something happened. */
export const shadowReactions = bindReactions(shadowReactionRows, {
  "decide-in-shadow-when-return-requested": decideInShadows,
  "stop-shadow-when-version-withdrawn": stopShadow,
});
