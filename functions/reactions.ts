import type { ReactionBinding } from "../adapters/events/reaction.ts";
import { agentDeskReactions } from "./agent-desk/reactions.ts";
import { backtestReactions } from "./backtests/reactions.ts";
import { chargebackReactions } from "./chargebacks/reactions.ts";
import { disputeNews } from "./disputes/news.ts";
import { disputeReactions } from "./disputes/reactions.ts";
import { evidenceReactions } from "./evidence/reactions.ts";
import { experimentReactions } from "./experiments/reactions.ts";
import { feedbackReactions } from "./feedback/reactions.ts";
import { qualityReactions } from "./quality/reactions.ts";
import { refundReactions } from "./refunds/reactions.ts";
import { returnReactions } from "./returns/reactions.ts";
import { shadowReactions } from "./shadows/reactions.ts";
import { sopReactions } from "./sops/reactions.ts";

/** All reactions. A deployed Lambda has those of its domain only. */
export const reactions: readonly ReactionBinding[] = [
  ...returnReactions,
  ...refundReactions,
  ...chargebackReactions,
  ...disputeReactions,
  ...disputeNews,
  ...agentDeskReactions,
  ...evidenceReactions,
  ...sopReactions,
  ...qualityReactions,
  ...feedbackReactions,
  ...experimentReactions,
  ...backtestReactions,
  ...shadowReactions,
];
