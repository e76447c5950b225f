import type { CaseFile, Plan } from "../case-file.ts";
import { PartyCase } from "../views.ts";
import type { World } from "../world.ts";
import { bodyFor } from "./bodies.ts";
import { uploadPhotos } from "./photos.ts";
import { sendCommand } from "./send-command.ts";

/** Steps after which an agent is asked who bears a refund that was paid. */
const CONTESTS: ReadonlySet<string> = new Set(["contest", "report-bad-parcel"]);

/** A party's token and its part of the API. */
const nameOf = ({ story, sellerId }: Pick<CaseFile, "story" | "sellerId">, party: Plan["party"]) =>
  party === "buyer"
    ? ({ role: "buyer", subject: story.order.placed.buyer.buyerId } as const)
    : ({ role: "seller", subject: `${sellerId}-clerk`, sellerId } as const);

/** The API in a party's name. */
export const clientOf = (world: World, file: Pick<CaseFile, "story" | "sellerId">, party: Plan["party"]) =>
  world.as(nameOf(file, party));

/** Does what a party meant to do, if the case still lists it. */
export const act = async (world: World, file: CaseFile, view: PartyCase, plan: Plan): Promise<void> => {
  const next = view.nextActions.find(({ actor, action }) => actor === plan.party && action === plan.action);
  if (next === undefined) return;
  const client = await clientOf(world, file, plan.party);
  const photos = (count: number) =>
    uploadPhotos(world, client, plan.party === "buyer" ? "storefront" : "seller", count);
  const body = await bodyFor({ file, view, next, plan, chance: file.chances[plan.party], photos });
  const { role, subject } = nameOf(file, plan.party);
  const step = { caseId: file.id, action: plan.action, href: next.href, body, role, id: subject };
  const answer = await sendCommand(world, client, { ...step, versionBefore: view.version }, PartyCase);
  if (answer !== undefined && CONTESTS.has(plan.action)) file.isContested = true;
};
