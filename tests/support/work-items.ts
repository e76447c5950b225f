import type { HandOffReason, HoldNews, Recipient } from "../../domain/agent-desk/index.ts";
import {
  type Routing,
  type Worker,
  type WorkItemCommand,
  type WorkItemState,
  workItems,
} from "../../domain/agent-desk/index.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { BuyerId, SellerId, TextId, WorkItemId } from "../../domain/kernel/ids.ts";
import { addMs, type Instant, instant } from "../../domain/kernel/instant.ts";

const ulid = "01KKBSWHG047C4FEZDQK8YZG0M";
const system: Actor = { role: "system", id: "recourse" };

export const at = instant("2026-03-10T12:00:00Z");
/** So many minutes after `at`. */
export const later = (minutes: number): Instant => addMs(at, minutes * 60_000);

export const ana: Actor = { role: "agent", id: "ana" };
export const bo: Actor = { role: "agent", id: "bo" };
export const sue: Actor = { role: "senior_agent", id: "sue" };

export const workItemId = WorkItemId.parse(`wrk_${ulid}`);
export const textId = TextId.parse(`txt_${ulid}`);
export const terms = { minutes: 15, limitMinutes: 60 };

const head = (actor: Actor, when: Instant = at) => ({ at: when, actor, workItemId, caseId: `ret_${ulid}` });

export const open = {
  type: "OpenWorkItem",
  ...head(system),
  queue: "escalated-returns",
  dueAt: later(600),
} as const satisfies WorkItemCommand;

/** What an ordinary case asks for. */
export const routing: Routing = {
  needs: { language: "pt-BR", market: "BR", family: "item", severity: 2 },
  parties: { buyerId: BuyerId.parse("buyer-1"), sellerId: SellerId.parse("seller-1") },
  decidedBy: [],
};

/** An agent of whom nothing is known. */
export const anybody: Worker = { skills: {}, interests: [] };

export const claim = (
  actor: Actor,
  when?: Instant,
  rest: { readonly routing?: Routing; readonly worker?: Worker } = {},
): WorkItemCommand => ({ type: "ClaimCase", ...head(actor, when), terms, routing, worker: anybody, ...rest });

export const route = (to: Routing = routing): WorkItemCommand => ({
  type: "RouteWorkItem",
  ...head(system),
  routing: to,
});

export const prolong = (actor: Actor, lease: number, when?: Instant): WorkItemCommand => ({
  type: "ProlongLease",
  ...head(actor, when),
  lease,
  terms,
});

export const release = (actor: Actor, when?: Instant): WorkItemCommand => ({
  type: "ReleaseCase",
  ...head(actor, when),
});

export const handOff = (
  actor: Actor,
  to: Recipient,
  when?: Instant,
  rest: { readonly reason?: HandOffReason; readonly recipient?: Worker; readonly textId?: TextId } = {},
): WorkItemCommand => ({
  type: "HandOffCase",
  ...head(actor, when),
  to,
  reason: "END_OF_SHIFT",
  terms: { reservedHours: 4 },
  routing,
  ...rest,
});

export const hold = (actor: Actor, until: Instant, when?: Instant, endsOn: HoldNews[] = []): WorkItemCommand => ({
  type: "HoldCase",
  ...head(actor, when),
  until,
  reason: "WAITING_FOR_GOODS",
  endsOn,
  terms: { maxDays: 14 },
});

export const news = (of: HoldNews, when?: Instant): WorkItemCommand => ({
  type: "TellHold",
  ...head(system, when),
  news: of,
});

export const note = (actor: Actor): WorkItemCommand => ({ type: "AddNote", ...head(actor), textId });

export const finish: WorkItemCommand = { type: "FinishWorkItem", ...head(system) };

/** The item after commands that must all be accepted. */
export const told = (...commands: readonly WorkItemCommand[]): WorkItemState =>
  commands.reduce<WorkItemState>((state, command) => {
    const decision = workItems.decide(state, command);
    if (decision.outcome === "refused") throw new Error(decision.refusal.code);
    return decision.events.reduce<WorkItemState>(workItems.evolve, state);
  }, undefined);

/** What a command comes to: the names of its events, or the code of the refusal. */
export const answer = (state: WorkItemState, command: WorkItemCommand): readonly string[] | string => {
  const decision = workItems.decide(state, command);
  return decision.outcome === "accepted" ? decision.events.map(({ type }) => type) : decision.refusal.code;
};
