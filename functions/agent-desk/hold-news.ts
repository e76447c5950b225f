import type { HoldNews } from "../../domain/agent-desk/index.ts";

/** Which events of cases are which kind of news to an agent who waits for them. */
const EVENTS: Readonly<Record<HoldNews, readonly string[]>> = {
  PARTY_ANSWERED: ["BadParcelReported", "ReturnWithdrawn", "DisputeEvidenceSubmitted", "DisputeMessageSent"],
  GOODS_MOVED: ["GoodsArrived", "ParcelLost"],
  MONEY_MOVED: ["RefundCompleted", "ChargebackWon", "ChargebackLost", "ChargebackUpdated"],
};

const NEWS: ReadonlyMap<string, HoldNews> = new Map(
  (Object.keys(EVENTS) as HoldNews[]).flatMap((news) => EVENTS[news].map((type) => [type, news] as const)),
);

/** All of these events. */
export const NEWS_EVENTS: readonly string[] = [...NEWS.keys()];

/** What kind of news an event is. */
export const newsOf = (eventType: string): HoldNews | undefined => NEWS.get(eventType);
