import type { Reaction } from "../../adapters/events/reaction.ts";

/** What shadows do when something happened. */
export const shadowReactionRows: readonly Reaction[] = [
  { entry: "decide-in-shadow-when-return-requested", on: ["ReturnRequested"] },
  { entry: "stop-shadow-when-version-withdrawn", on: ["VersionWithdrawn"] },
];
