import type { Reaction } from "../adapters/events/reaction.ts";
import { agentDeskReactionRows } from "./agent-desk/reaction-rows.ts";
import { backtestReactionRows } from "./backtests/reaction-rows.ts";
import { chargebackReactionRows } from "./chargebacks/reaction-rows.ts";
import { disputeNewsRows, disputeReactionRows } from "./disputes/reaction-rows.ts";
import { evidenceReactionRows } from "./evidence/reaction-rows.ts";
import { experimentReactionRows } from "./experiments/reaction-rows.ts";
import { feedbackReactionRows } from "./feedback/reaction-rows.ts";
import { qualityReactionRows } from "./quality/reaction-rows.ts";
import { refundReactionRows } from "./refunds/reaction-rows.ts";
import { returnReactionRows } from "./returns/reaction-rows.ts";
import { shadowReactionRows } from "./shadows/reaction-rows.ts";
import { sopReactionRows } from "./sops/reaction-rows.ts";

/** Everything that happens because something happened, by the domain that does it. */
export const reactionRowsByDomain = {
  // Returns tell their parties what happened, and so do disputes, which a return may have been handed to.
  returns: [...returnReactionRows, ...disputeNewsRows],
  // A chargeback is paid out of what refunds could give back, and a dispute orders refunds: all move the same books, and one Lambda has them.
  refunds: [...refundReactionRows, ...chargebackReactionRows, ...disputeReactionRows],
  // Procedures and reviews go by what the desk does, evidence is filed for those who work there, and one Lambda has all four.
  "agent-desk": [...agentDeskReactionRows, ...sopReactionRows, ...qualityReactionRows, ...evidenceReactionRows],
  feedback: feedbackReactionRows,
  experiments: experimentReactionRows,
  // A shadow is a backtest of what is to come: both need the policies, and one Lambda has them.
  backtests: [...backtestReactionRows, ...shadowReactionRows],
} as const satisfies Record<string, readonly Reaction[]>;

/** The same in one list. */
export const reactionRows: readonly Reaction[] = Object.values(reactionRowsByDomain).flat();
