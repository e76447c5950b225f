import type { Identity } from "../identity/issuer.ts";
import { buyerOf, dealings, handIn, LIFE_BEGINS, opening, platform, type Step, seller } from "./life.ts";
import type { Metering } from "./metering.ts";

const get = (by: Identity, path: string): Step => ({ name: "", by, method: "GET", path });
const post = (by: Identity, path: string, body: unknown = {}): Step => ({ name: "", by, method: "POST", path, body });

// Each group of patterns has lives of its own.
const LIFE = 1_001;
const FIRST_LISTED = 2_001;
const FIRST_REFUND = 3_001;
const FIRST_QUEUED = 4_001;

/** From a refund to the end of the link that its parties are sent: a day, and the link's own life (policies/feedback.json). */
const SURVEY_DAYS = 8;

/** Orders of several sizes, and what is asked of an order before a return of it is opened. */
export const orderPatterns = async ({ send, meter }: Metering): Promise<void> => {
  for (const lines of [1, 10, 100, 200])
    await meter(`hand in an order of ${lines} lines`, () => send(handIn(lines, { lines })));
  await meter("hand in the same order again", () => send(handIn(1, { lines: 1 })));
  const delivered = { carrier: "correios", trackingNumber: "OUT-1", scan: "delivered", scannedAt: LIFE_BEGINS };
  await meter("carrier's word on a parcel to the buyer", () =>
    send(post(platform, "/platform/v1/carrier-events", { ...delivered, orderId: "bench-1" })),
  );
  await meter("what a buyer may do with an order", () =>
    send(get(buyerOf(1), "/storefront/v1/orders/bench-1/after-sales-options")),
  );
  await meter("preview a return", () => send({ ...opening(1), path: "/storefront/v1/return-previews" }));
};

/** Every request of one life, and what follows of each. */
export const lifePatterns = async ({ send, meter, forget, passDay, now }: Metering): Promise<void> => {
  await send(handIn(LIFE));
  forget();
  let returnId = "";
  await meter("open a return", async () => {
    returnId = String((await send(opening(LIFE))).id);
  });
  for (const step of dealings(LIFE, returnId, now())) await meter(step.name, () => send(step));
  await passDay();
  forget();
  await meter("read the ledger of an order", () => send(get(platform, `/platform/v1/orders/bench-${LIFE}/ledger`)));
  await meter("trial balance", () => send(get(platform, "/platform/v1/ledger/trial-balance")));
};

/** Lists of so many cases, each as large as one that was just opened. */
export const listPatterns = async ({ send, meter, forget, rest }: Metering, size: number): Promise<void> => {
  for (let number = FIRST_LISTED; number < FIRST_LISTED + size; number += 1) {
    await send(handIn(number));
    await send(opening(number));
  }
  await rest();
  forget();
  await meter(`list ${size} of a seller's returns`, () => send(get(seller, `/seller/v1/returns?limit=${size}`)));
  const query = `status=awaiting_seller&limit=${size}`;
  await meter(`list ${size} cases of a status`, () => send(get(platform, `/platform/v1/cases?${query}`)));
};

/** Refunds by the number of their legs, from the seller's yes to the last word of the provider. */
export const refundPatterns = async ({ send, meter, forget, rest, passDay }: Metering): Promise<void> => {
  for (const tenders of [1, 2, 4]) {
    const number = FIRST_REFUND + tenders;
    await send(handIn(number, { tenders }));
    const { id } = await send(opening(number));
    await rest();
    forget();
    await meter(`refund in ${tenders} legs, approved by the seller and paid`, async () => {
      await send(post(seller, `/seller/v1/returns/${id}/approve-without-return`));
      await rest();
      await passDay();
    });
    // Who is asked how it went answers or not within these days, so that no such process runs beside the next refund.
    for (let day = 0; day < SURVEY_DAYS; day += 1) await passDay();
  }
};

/** A case that a buyer takes to the agents, and what an agent does first. */
export const deskPatterns = async ({ send, meter, forget, rest }: Metering): Promise<void> => {
  const agent: Identity = { role: "agent", subject: "bench-agent" };
  await send(handIn(FIRST_QUEUED));
  const { id } = await send(opening(FIRST_QUEUED));
  await rest();
  forget();
  await meter("make an offer", () =>
    send(post(seller, `/seller/v1/returns/${id}/offers`, { amountMinor: 5_000, withReturn: false })),
  );
  await meter("escalate it", () => send(post(buyerOf(FIRST_QUEUED), `/storefront/v1/returns/${id}/escalate`)));
  await meter("read all queues of the desk", () => send(get(agent, "/agent/v1/queues")));
  await meter("read a queue with one case", () => send(get(agent, "/agent/v1/queues/escalated-returns/items")));
  await meter("claim a case", () => send(post(agent, `/agent/v1/cases/${id}/claim`)));
  await meter("read the whole case as an agent", () => send(get(agent, `/agent/v1/cases/${id}`)));
};
