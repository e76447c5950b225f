import { addMs, type Instant } from "../../domain/kernel/instant.ts";
import type { Case } from "../../functions/returns/answers.ts";
import { aLine, brl } from "./orders.ts";
import { photoOf } from "./photos.ts";
import { must, PRICES, ReturnStory } from "./return-stories.ts";
import { buyer, platform, type Story, seller, senior } from "./running-recourse.ts";

const DAY_MS = 86_400_000;
const occurred = { eventId: "event-1", occurredAt: "2026-03-01T00:00:00Z" };

/** Brings a new case of an order to a certain point of its life. */
export type Scenario = (story: Story, orderId: string) => Promise<ReturnStory>;

/** A return of both units of a line that came late, on an order that was delivered four days ago, whatever the time is. */
const requested =
  (priceMinor: number, lateDays = 2): Scenario =>
  async (story, orderId) => {
    const ago = (days: number): Instant => addMs(story.recourse.clock.now(), -days * DAY_MS);
    const dates = { promisedAt: ago(4 + lateDays), deliveredAt: ago(4) };
    const one = aLine({ units: 2, unitPrice: brl(priceMinor / 2), ...dates });
    return ReturnStory.requested(story, {
      orderId,
      units: 2,
      order: { placedAt: ago(20), lines: [one, aLine({ lineId: "line-2", ...dates })] },
    });
  };

const after =
  (earlier: Scenario, ...steps: readonly ((told: ReturnStory, story: Story) => Promise<unknown>)[]): Scenario =>
  async (story, orderId) => {
    const told = await earlier(story, orderId);
    for (const step of steps) await step(told, story);
    return told;
  };

const ineligible = requested(PRICES.large, -1);

const toOffer = async (told: ReturnStory, by: typeof buyer, amountMinor: number) => {
  const { offers } = await told.read();
  return told.act(by, `offers/${offers.at(-1)?.offerId}/counter`, { amountMinor, withReturn: false });
};

const awaitingSeller = requested(PRICES.large);
const approved = after(awaitingSeller, (told) => told.approve());
const inTransit = after(approved, (told) => told.handOver());
const inspecting = after(inTransit, (told) => told.scan("delivered"));
const rejected = after(awaitingSeller, (told) => told.reject());
const escalated = after(awaitingSeller, (told) => told.suspect());
const highlyPriced = after(requested(200_000), (told) => told.suspect());
const silentSeller = after(
  requested(PRICES.small),
  (told) => told.timeOut(),
  (_told, story) => story.pass("P1D"),
);
const offered = after(awaitingSeller, (told) => told.offer());
const countered = after(offered, (told) => toOffer(told, buyer, 60_000));

const refusedGoods = async (told: ReturnStory, story: Story) =>
  told.act(seller, "reject-received", { reason: "EMPTY_PARCEL", evidenceIds: [await photoOf(story, seller)] });

const proposed = async ({ id }: ReturnStory, story: Story) => {
  must(await story.post(senior, `/agent/v1/cases/${id}/claim`));
  const decision = { outcome: "refund_full", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
  must(await story.post<Case>(senior, `/agent/v1/cases/${id}/decisions`, decision));
  await story.rest();
};

const chargeback = async ({ orderId }: ReturnStory, story: Story) => {
  const news = { type: "chargeback.opened", ...occurred, orderId, paymentId: "pay-1", chargebackId: `cb-${orderId}` };
  must(await story.post(platform, "/platform/v1/payment-events", news));
  await story.rest();
};

/** The buyer asks once more for the same goods, and takes that newer case to the agents; answers its id. */
const askAgain = async ({ orderId }: ReturnStory, story: Story): Promise<string> => {
  const lines = [{ lineId: "line-1", units: 2, reason: "LATE_DELIVERY" }];
  const { id } = must(await story.post<Case>(buyer, "/storefront/v1/returns", { orderId, lines }));
  must(await story.post(buyer, `/storefront/v1/returns/${id}/escalate`));
  await story.rest();
  return id;
};

const askAgainAndWithdraw = async (told: ReturnStory, story: Story): Promise<void> => {
  must(await story.post(buyer, `/storefront/v1/returns/${await askAgain(told, story)}/withdraw`));
  await story.rest();
};

/** Points of a case's life at which different things are possible. */
export const scenarios = {
  "waits for the seller": awaitingSeller,
  "waits for the seller, who says that both agreed": after(awaitingSeller, (told) =>
    told.act(seller, "reject", { reason: "AGREED_WITH_BUYER" }),
  ),
  "has the seller's offer": offered,
  "has the buyer's counter-offer": countered,
  "has the last offer there can be": after(countered, (told) => toOffer(told, seller, 50_000)),
  "waits for the goods": approved,
  "has a part of the goods under way": after(approved, (told) =>
    told.act(buyer, "hand-over", {
      carrier: "correios",
      trackingNumber: told.id,
      units: [{ lineId: "line-1", unitNo: 1 }],
    }),
  ),
  "has the goods under way": inTransit,
  "is inspected": inspecting,
  "is inspected, with every delay taken": after(
    inspecting,
    (told) => told.act(seller, "extend-inspection"),
    async (told, story) => told.act(seller, "start-analysis", { evidenceIds: [await photoOf(story, seller)] }),
  ),
  "was rejected": rejected,
  "was rejected for the last time": after(
    rejected,
    (told) => told.act(buyer, "resubmit"),
    (told) => told.reject(),
    (told) => told.act(buyer, "resubmit"),
    (told) => told.reject(),
  ),
  "had its goods refused": after(inspecting, refusedGoods),
  "is with the agents": escalated,
  "is with the agents over a high price": highlyPriced,
  "has a decision that waits for a second person": after(highlyPriced, proposed),
  "has lapsed": after(approved, (_told, story) => story.pass("P15D")),
  "is being refunded": after(inspecting, (told) => told.inspect()),
  "was refunded": after(
    inspecting,
    (told) => told.inspect(),
    (_told, story) => story.pass("P1D"),
  ),
  "was refunded because the seller said nothing": silentSeller,
  "has a contest about who pays": after(silentSeller, async (told, story) =>
    told.act(seller, "contest", { evidenceIds: [await photoOf(story, seller)] }),
  ),
  "was ineligible": ineligible,
  "was ineligible, and has its goods in a newer case": after(ineligible, askAgain),
  "was ineligible, and has had its goods in a newer case": after(ineligible, askAgainAndWithdraw),
  "was withdrawn": after(awaitingSeller, (told) => told.act(buyer, "withdraw")),
  "stands still during a chargeback": after(inspecting, chargeback),
} satisfies Readonly<Record<string, Scenario>>;
