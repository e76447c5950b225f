import type { Party } from "../case-file.ts";
import type { Chance, Weighted } from "../chance.ts";
import type { DisputeFile } from "../dispute-file.ts";
import { HOUR_MS, onGrid } from "../times.ts";
import { type DisputeAction, PartyDispute } from "../views-of-disputes.ts";
import type { World } from "../world.ts";
import { clientOf } from "./act.ts";
import { uploadPhotos } from "./photos.ts";
import { sendCommand } from "./send-command.ts";

const PARTIES = ["buyer", "seller"] as const;
const AUDIENCE = { buyer: "storefront", seller: "seller" } as const;

/** What a party does with its turn: mostly it shows what it was asked for, and some say nothing at all. */
const WEIGHTS: Readonly<Record<string, number>> = {
  evidence: 60,
  messages: 8,
  "extend-evidence": 6,
  offers: 25,
  "accept-offer": 35,
  "decline-offer": 12,
  escalate: 12,
  withdraw: 2,
};
const NOTHING_WEIGHT = 18;

const evidenceBody = async (
  world: World,
  file: DisputeFile,
  party: Party,
  { evidence = [] }: DisputeAction,
): Promise<object> => {
  const wanted = evidence.filter(({ required }) => required);
  const client = await clientOf(world, file, party);
  const pieces = await Promise.all(
    wanted.map(async ({ name, minCount }) => {
      const photos = await uploadPhotos(world, client, AUDIENCE[party], Math.max(1, minCount));
      return photos.map((evidenceId) => ({ evidenceId, module: name }));
    }),
  );
  const found = pieces.flat();
  return found.length === 0 ? { comment: "It was as I said." } : { pieces: found };
};

const offerBody = ({ offerRange }: PartyDispute, chance: Chance): object => {
  const { min, max } = offerRange ?? { min: { amountMinor: 1 }, max: { amountMinor: 1 } };
  return { amountMinor: chance.between(min.amountMinor, max.amountMinor) };
};

const bodyOf = async (
  world: World,
  file: DisputeFile,
  party: Party,
  view: PartyDispute,
  next: DisputeAction,
  chance: Chance,
): Promise<object> => {
  switch (next.action) {
    case "evidence":
      return evidenceBody(world, file, party, next);
    case "messages":
      return { text: "Please look at this again." };
    case "offers":
      return offerBody(view, chance);
    default:
      return {};
  }
};

// Nobody shows the same thing twice, or talks for ever: one act of a kind in one status is enough.
const isDone = (file: DisputeFile, party: Party, status: string, action: string): boolean =>
  file.acts.has(`${party} ${status} ${action}`);

/** One party reads a dispute and does something that it lists, or nothing. */
const takePart = async (world: World, file: DisputeFile, party: Party): Promise<void> => {
  const client = await clientOf(world, file, party);
  const path = `/${AUDIENCE[party]}/v1/disputes/${file.id}`;
  const view = (await client.get(path, PartyDispute)).body;
  const chance = file.story.chance("dispute", file.name, party, String(view.version));
  const listed = view.nextActions.filter(
    ({ actor, action }) => actor === party && !isDone(file, party, view.status, action),
  );
  const next = chance.weighted<DisputeAction | undefined>([
    ...listed.map((one): Weighted<DisputeAction> => [one, WEIGHTS[one.action] ?? 0]),
    [undefined, NOTHING_WEIGHT],
  ]);
  if (next === undefined) return;
  file.acts.add(`${party} ${view.status} ${next.action}`);
  const body = await bodyOf(world, file, party, view, next, chance);
  const who =
    party === "buyer"
      ? { role: "buyer", id: file.story.order.placed.buyer.buyerId }
      : { role: "seller", id: `${file.sellerId}-clerk` };
  const step = { caseId: file.id, action: next.action, href: next.href, body, ...who };
  await sendCommand(world, client, { ...step, versionBefore: view.version }, PartyDispute);
};

/** How many looks each party takes at a dispute, and how far apart. */
const LOOKS = 4;
const LOOK_HOURS = [8, 40] as const;

/** Notes on the agenda when the parties of a dispute look at it and do their part. */
export const followDispute = (world: World, file: DisputeFile): void => {
  const chance = file.story.chance("dispute", file.name);
  let atMs = world.nowMs();
  for (let look = 0; look < LOOKS; look += 1)
    for (const party of PARTIES) {
      atMs = onGrid(atMs + chance.number(...LOOK_HOURS) * HOUR_MS);
      const run = () => takePart(world, file, party);
      world.agenda.add({ atMs, owner: file.story.order.placed.orderId, run });
    }
};
