import * as z from "zod";
import type { ApiClient } from "../api-client.ts";
import { READY_IDENTITIES, type ReadyName } from "../identity/ready-identities.ts";
import { mintToken } from "../mint-token.ts";
import type { SampleReturn, SampleStep } from "./sample-returns.ts";

const Listed = z.looseObject({
  id: z.string(),
  money: z.looseObject({ paid: z.looseObject({ amountMinor: z.int() }) }),
  nextActions: z.array(z.looseObject({ actor: z.string(), action: z.string(), href: z.string() })),
});
type Listed = z.infer<typeof Listed>;

const Announced = z.object({
  evidenceId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

/** A grey point, as the photo of everything. */
const PHOTO = new Blob(
  [
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
      "base64",
    ),
  ],
  { type: "image/png" },
);

const photosBy = async (client: ApiClient, audience: string, count: number, key: string): Promise<string[]> => {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const sending = { key: `${key}-photo-${number}` };
    const { body } = await client.post(`/${audience}/v1/evidence`, { mediaType: PHOTO.type }, Announced, sending);
    await client.upload(body.upload.url, body.upload.fields, PHOTO);
    ids.push(body.evidenceId);
  }
  return ids;
};

/** As many as any reason asks for; more do no harm. */
const REQUEST_PHOTOS = 2;

const request = async (buyer: ApiClient, { orderId, lineId, units, reason }: SampleReturn): Promise<Listed> => {
  const key = `${orderId}-request`;
  const evidenceIds = await photosBy(buyer, "storefront", REQUEST_PHOTOS, key);
  const body = { orderId, lines: [{ lineId, units, reason, evidenceIds }] };
  return (await buyer.post("/storefront/v1/returns", body, Listed, { key })).body;
};

/** A third of what was paid, as a first offer. */
const offerMinor = ({ money }: Listed): number => Math.floor(money.paid.amountMinor / 3);

const hrefOf = async (client: ApiClient, audience: string, id: string, action: string): Promise<string | undefined> => {
  const { nextActions } = (await client.get(`/${audience}/v1/returns/${id}`, Listed)).body;
  return nextActions.find((next) => next.action === action)?.href;
};

const partyStep = async (client: ApiClient, audience: string, opened: Listed, step: SampleStep, key: string) => {
  const { action, body = {}, photos = 0 } = step;
  const href = await hrefOf(client, audience, opened.id, action);
  // Not listed any more: it was done by a start that was cut short.
  if (href === undefined) return;
  const evidence = photos === 0 ? {} : { evidenceIds: await photosBy(client, audience, photos, key) };
  const amount = action === "offers" ? { amountMinor: offerMinor(opened) } : {};
  await client.post(href, { ...body, ...evidence, ...amount }, Listed, { key });
};

const carrierStep = async (platform: ApiClient, steps: readonly SampleStep[], scan: string, key: string) => {
  const parcel = steps.find(({ action }) => action === "hand-over")?.body ?? {};
  const scannedAt = (await platform.get("/_local/clock", z.object({ now: z.string() }))).body.now;
  // A carrier may say it again; another time needs another key.
  await platform.post("/platform/v1/carrier-events", { ...parcel, scan, scannedAt }, z.unknown(), {
    key: `${key}-${scannedAt}`,
  });
};

/** Opens a sample return and takes it as far as it goes. Doing it again after a start that was cut short does what is missing. */
export const openSampleReturn = async (
  nobody: ApiClient,
  platform: ApiClient,
  sample: SampleReturn,
  buyerId: string,
): Promise<void> => {
  const buyer = await mintToken(nobody, { role: "buyer", subject: buyerId });
  const opened = await request(buyer, sample);
  for (const [index, step] of sample.steps.entries()) {
    const key = `${sample.orderId}-step-${index + 1}`;
    if (step.by === "carrier") await carrierStep(platform, sample.steps, step.action, key);
    else if (step.by === "buyer") await partyStep(buyer, "storefront", opened, step, key);
    else await partyStep(await mintToken(nobody, READY_IDENTITIES[step.by as ReadyName]), "seller", opened, step, key);
  }
};
