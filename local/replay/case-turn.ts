import { TIMER_SLACK_MS } from "./audit/books.ts";
import type { CaseFile } from "./case-file.ts";
import { disputeFile } from "./dispute-file.ts";
import { act, clientOf } from "./parties/act.ts";
import { followDispute } from "./parties/act-in-dispute.ts";
import { takeOnParcels } from "./parties/carrier.ts";
import { makePlan } from "./parties/make-plan.ts";
import { planDisputeOfClosed } from "./parties/open-dispute.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "./times.ts";
import { PartyCase } from "./views.ts";
import type { World } from "./world.ts";

const isOver = ({ status }: PartyCase): boolean => status === "closed" || status === "withdrawn";

/** Whether nothing more will be done about the case by this script. */
export const isAtEnd = (file: CaseFile, view: PartyCase): boolean =>
  isOver(view) && file.plan === undefined && !file.isContested;

/** Has the case looked at again at an instant; a later call takes the place of an earlier one. */
export const wakeAt = (world: World, file: CaseFile, atMs: number): void => {
  file.wakeNumber += 1;
  const number = file.wakeNumber;
  const run = async () => {
    if (number === file.wakeNumber) await takeTurn(world, file);
  };
  world.agenda.add({ atMs, owner: file.story.order.placed.orderId, run });
};

/** Long enough for every reaction to have happened, short beside every deadline. */
export const wakeSoon = (world: World, file: CaseFile): void => wakeAt(world, file, world.nowMs() + MINUTE_MS);

// Just after each deadline somebody must look whether what should happen did.
const nextLookMs = (file: CaseFile, view: PartyCase, nowMs: number): number => {
  const dues = view.deadlines
    .filter(({ onTimeout }) => onTimeout !== "final")
    .map(({ at }) => Date.parse(at) + TIMER_SLACK_MS + SECOND_MS)
    .filter((atMs) => atMs > nowMs);
  const planned = file.plan === undefined ? [] : [Math.max(file.plan.atMs, nowMs + SECOND_MS)];
  return Math.min(...dues, ...planned, dues.length + planned.length === 0 ? nowMs + DAY_MS : Number.POSITIVE_INFINITY);
};

/** Looks at a case: does what is planned for now, makes new plans when it has moved, and says when to look again. */
const takeTurn = async (world: World, file: CaseFile): Promise<void> => {
  const nowMs = world.nowMs();
  const buyer = await clientOf(world, file, "buyer");
  const view = (await buyer.get(`/storefront/v1/returns/${file.id}`, PartyCase)).body;
  world.books.see(view, nowMs);
  if (view.dispute !== undefined && file.disputeId === undefined) {
    file.disputeId = view.dispute.disputeId;
    followDispute(world, disputeFile(file.story, file.disputeId, file.sellerId));
  }
  takeOnParcels(world, file, view, () => wakeSoon(world, file));
  if (view.version !== file.plannedVersion) {
    file.plannedVersion = view.version;
    file.plan = makePlan(file, view, nowMs);
  }
  const { plan } = file;
  if (plan !== undefined && plan.atMs <= nowMs) {
    file.plan = undefined;
    await act(world, file, view, plan);
    wakeSoon(world, file);
  } else if (isAtEnd(file, view)) planDisputeOfClosed(world, file, view);
  else wakeAt(world, file, nextLookMs(file, view, nowMs));
};
