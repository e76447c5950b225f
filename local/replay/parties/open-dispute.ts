import type { BuyerReason, DisputeGround } from "../../../domain/kernel/reasons.ts";
import { ApiProblem } from "../../api-client.ts";
import type { CaseFile, Party, Story } from "../case-file.ts";
import { disputeFile } from "../dispute-file.ts";
import { DAY_MS, onGrid } from "../times.ts";
import { Options, type PartyCase } from "../views.ts";
import { PartyDispute } from "../views-of-disputes.ts";
import type { Wish } from "../wishes.ts";
import type { World } from "../world.ts";
import { clientOf } from "./act.ts";
import { followDispute } from "./act-in-dispute.ts";

/** How often a buyer who could ask for a return goes into a dispute instead, by what is wrong. */
const DIRECT_SHARE = 0.3;
const GROUNDS: Partial<Readonly<Record<BuyerReason, DisputeGround>>> = {
  NOT_RECEIVED: "NOT_RECEIVED",
  EMPTY_PARCEL: "NOT_RECEIVED",
  NOT_AS_DESCRIBED: "NOT_AS_DESCRIBED",
  DEFECTIVE: "NOT_AS_DESCRIBED",
  WRONG_ITEM: "NOT_AS_DESCRIBED",
  SUSPECTED_COUNTERFEIT: "COUNTERFEIT",
  UNAUTHORISED_PURCHASE: "AUTHORISATION",
  DUPLICATE_OR_WRONG_CHARGE: "DUPLICATE_CHARGE",
};

interface Opening {
  readonly story: Story;
  readonly sellerId: string;
  readonly party: Party;
  readonly body: object;
}

const AUDIENCE = { buyer: "storefront", seller: "seller" } as const;

/** Opens a dispute and follows it; what is turned away, because a case is about the same already, goes into the books. */
const open = async (world: World, { story, sellerId, party, body }: Opening): Promise<void> => {
  const client = await clientOf(world, { story, sellerId }, party);
  try {
    const { id, version } = (
      await client.post(`/${AUDIENCE[party]}/v1/disputes`, body, PartyDispute, { key: world.newKey() })
    ).body;
    const who = party === "buyer" ? story.order.placed.buyer.buyerId : `${sellerId}-clerk`;
    const command = { caseId: id, action: "open", role: party, id: who, versionBefore: 0, version };
    world.books.acknowledge({ ...command, atMs: world.nowMs() });
    followDispute(world, disputeFile(story, id, sellerId));
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    world.books.turnAway(error.code);
  }
};

/** Whether a buyer opens a dispute over units that nobody returned, instead of asking for a return. */
export const goesIntoDispute = (story: Story, { atMs, reason }: Wish): boolean =>
  GROUNDS[reason] !== undefined && story.chance("direct", String(atMs)).happens(DIRECT_SHARE);

/** A buyer opens a dispute over the first line of the order that is free. */
export const openDirectDispute = async (world: World, story: Story, { reason }: Wish): Promise<void> => {
  const { orderId, buyer } = story.order.placed;
  const client = await world.as({ role: "buyer", subject: buyer.buyerId });
  const options = (await client.get(`/storefront/v1/orders/${orderId}/after-sales-options`, Options)).body;
  const line = options.lines.find(({ freeUnits }) => freeUnits > 0);
  if (line === undefined) return;
  const { lineId, sellerId } = line;
  const body = {
    orderId,
    units: [{ lineId, unitNo: 1 }],
    ground: GROUNDS[reason],
    comment: "It is not as it should be.",
  };
  await open(world, { story, sellerId, party: "buyer", body });
};

/** After which end a party does not leave it at that, how often, and on what ground. */
const UNHAPPY: Readonly<Record<string, readonly [party: Party, ground: DisputeGround, share: number] | undefined>> = {
  REJECTED_UNCHALLENGED: ["buyer", "RETURN_REFUSED", 0.5],
  DECIDED_SELLER: ["buyer", "RETURN_REFUSED", 0.4],
  REFUNDED_PARTIAL: ["buyer", "DEDUCTION_CONTESTED", 0.4],
  REFUNDED_FULL: ["seller", "RETURN_CONDITION_CONTESTED", 0.08],
};
const AFTER_DAYS = [1, 6] as const;

/** Notes on the agenda that a party takes a return that is over into a dispute, if one does. */
export const planDisputeOfClosed = (world: World, file: CaseFile, { closeReason }: PartyCase): void => {
  const unhappy = closeReason === undefined ? undefined : UNHAPPY[closeReason];
  if (unhappy === undefined || file.disputeId !== undefined) return;
  const [party, ground, share] = unhappy;
  const chance = file.story.chance("afterwards", file.name);
  if (!chance.happens(share)) return;
  const { story, sellerId, id: returnId } = file;
  const run = () => open(world, { story, sellerId, party, body: { returnId, ground } });
  const atMs = onGrid(world.nowMs() + chance.number(...AFTER_DAYS) * DAY_MS);
  world.agenda.add({ atMs, owner: story.order.placed.orderId, run });
};
