import type * as z from "zod";
import { type ApiClient, ApiProblem } from "../../api-client.ts";
import { type CaseFile, caseFile, type Story } from "../case-file.ts";
import type { Chance } from "../chance.ts";
import { Options, PartyCase, Preview } from "../views.ts";
import type { Wish } from "../wishes.ts";
import type { World } from "../world.ts";
import { uploadPhotos } from "./photos.ts";

type Line = z.infer<typeof Options>["lines"][number];

// One case has one seller, so a buyer begins with one of them.
const linesFor = ({ lines }: z.infer<typeof Options>, { extent }: Wish, chance: Chance): readonly Line[] => {
  const [first, ...rest] = lines.filter(({ freeUnits }) => freeUnits > 0);
  if (first === undefined) return [];
  const chosen = chance.oneOf([first, ...rest]);
  const ofSeller = [first, ...rest].filter(({ sellerId }) => sellerId === chosen.sellerId);
  return extent === "all" ? ofSeller : ofSeller.slice(0, chance.between(1, Math.max(1, ofSeller.length - 1)));
};

const unitsOf = ({ freeUnits }: Line, { extent }: Wish, chance: Chance): number =>
  extent === "all" ? freeUnits : chance.between(1, freeUnits);

const requestBody = async (
  orderId: string,
  lines: readonly Line[],
  wish: Wish,
  chance: Chance,
  photos: (count: number) => Promise<string[]>,
) => {
  const asked: { lineId: string; units: number; reason: string; evidenceIds: string[] }[] = [];
  for (const line of lines) {
    const { reason } = wish;
    const photosMin = line.reasons.find((option) => option.reason === reason)?.photosMin ?? 0;
    asked.push({
      lineId: line.lineId,
      units: unitsOf(line, wish, chance),
      reason,
      evidenceIds: await photos(photosMin),
    });
  }
  return { orderId, lines: asked };
};

const previewed = async (world: World, client: ApiClient, body: unknown): Promise<Preview | undefined> => {
  try {
    return (await client.post("/storefront/v1/return-previews", body, Preview)).body;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    world.books.turnAway(error.code);
    return undefined;
  }
};

const send = async (
  world: World,
  story: Story,
  client: ApiClient,
  body: unknown,
  preview: Preview,
  sellerId: string,
) => {
  try {
    const sending = { key: world.newKey() };
    const opened = (await client.post("/storefront/v1/returns", body, PartyCase, sending)).body;
    const { id, version, status, verdict, buyerId } = opened;
    const command = { caseId: id, action: "request", role: "buyer", id: buyerId, versionBefore: 0, version };
    world.books.acknowledge({ ...command, atMs: world.nowMs() });
    if (status !== preview.status || verdict !== preview.verdict)
      world.books.breach(
        `the preview of ${id} said ${preview.verdict}, ${preview.status}; it became ${verdict}, ${status}`,
      );
    const file = caseFile(story, id, sellerId, preview);
    story.cases.push(file);
    return file;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    world.books.breach(`the preview accepted a request that was refused: ${error.message}`);
    return undefined;
  }
};

/** A buyer looks at what can be asked for, sees what it would lead to, and asks. Undefined when there is nothing to be had. */
export const openCase = async (world: World, story: Story, wish: Wish): Promise<CaseFile | undefined> => {
  const { orderId, buyer } = story.order.placed;
  const client = await world.as({ role: "buyer", subject: buyer.buyerId });
  const options = (await client.get(`/storefront/v1/orders/${orderId}/after-sales-options`, Options)).body;
  const chance = story.chance("wish", String(wish.atMs));
  const lines = linesFor(options, wish, chance);
  const [first] = lines;
  if (first === undefined) return undefined;
  const photos = (count: number) => uploadPhotos(world, client, "storefront", count);
  const body = await requestBody(orderId, lines, wish, chance, photos);
  const preview = await previewed(world, client, body);
  return preview && send(world, story, client, body, preview, first.sellerId);
};
