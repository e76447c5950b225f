import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { notifyPartiesOfDispute } from "./notify-parties-when-dispute-moved.event.ts";
import { disputeNewsRows } from "./reaction-rows.ts";
import { tellReturn } from "./tell-return-when-dispute-came-to-an-end.event.ts";

/** Whom disputes tell of what happened. */
export const disputeNews = bindReactions(disputeNewsRows, {
  "notify-parties-when-dispute-moved": notifyPartiesOfDispute,
  "tell-return-when-dispute-came-to-an-end": tellReturn,
});
