import { expect } from "vitest";
import { type Audience, fullPath } from "../../adapters/http/route.ts";
import { addMs, type Instant } from "../../domain/kernel/instant.ts";
import { type ActionName, actionNames } from "../../domain/returns/index.ts";
import type { Case } from "../../functions/returns/answers.ts";
import { routes as allRoutes } from "../../functions/routes.ts";
import { photoOf } from "./photos.ts";
import { must, type ReturnStory } from "./return-stories.ts";
import { type Answer, buyer, type Speaker, type Story } from "./running-recourse.ts";

/** A dispute has actions of its own, some by the same name. */
const routes = allRoutes.filter(({ path }) => !path.startsWith("/disputes"));

const audiences: Readonly<Record<string, Audience>> = { buyer: "storefront", seller: "seller" };

/** The API that a role speaks to. */
const audienceOf = ({ role }: Speaker): Audience => audiences[role] ?? "agent";

/** Every action that a role has a path for, the desk's own ones too. */
export const actionsOf = (speaker: Speaker): readonly string[] =>
  routes
    .filter(({ audience, action }) => audience === audienceOf(speaker) && action !== undefined)
    .map(({ action = "" }) => action);

const unitsToInspect = ({ lines }: Case) => {
  const units = lines.flatMap((line) => line.units);
  const arrived = units.filter(({ reception, acceptance }) => reception === "received" && acceptance === "pending");
  return arrived.length === 0 ? units : arrived;
};

const offer = { amountMinor: 40_000, withReturn: false };

/** In a closed case an agent says who bears what was paid while that is contested, and otherwise only compensates. */
const decisionOn = ({ status, deadlines }: Case): object => {
  const isContested = deadlines.some(({ name }) => name === "platform_decision");
  if (status === "closed" && !isContested) {
    const compensation = { amountMinor: 100, tender: "store_credit" };
    return { outcome: "compensate", overrideReason: "GOODWILL", payer: "platform", compensation };
  }
  const outcome = status === "closed" ? "settle_liability" : "deny";
  return { outcome, overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
};

type Given = { readonly now: Instant; readonly view: Case; readonly photo: string; readonly otherReturn: string };

/** A body that nothing can be said against, for each action: whether it is accepted depends on the case alone. */
const bodies: { readonly [A in ActionName]?: (given: Given) => object } & Readonly<
  Record<string, (given: Given) => object>
> = {
  offers: () => offer,
  "counter-offer": () => offer,
  reject: ({ photo }) => ({ reason: "SUSPECTED_ABUSE", evidenceIds: [photo] }),
  inspections: ({ view }) => ({
    lines: unitsToInspect(view).map(({ lineId, unitNo }) => {
      return { lineId, unitNo, result: "accepted", deductions: [], evidenceIds: [], disposition: "restock" };
    }),
  }),
  "reject-received": ({ photo }) => ({ reason: "EMPTY_PARCEL", evidenceIds: [photo] }),
  "start-analysis": ({ photo }) => ({ evidenceIds: [photo] }),
  contest: ({ photo }) => ({ evidenceIds: [photo] }),
  "report-bad-parcel": ({ photo }) => ({ reason: "EMPTY_PARCEL", evidenceIds: [photo] }),
  "hand-over": ({ view }) => ({ carrier: "correios", trackingNumber: `${view.id}-more` }),
  decisions: ({ view }) => decisionOn(view),
  "confirm-decision": ({ view }) => ({ payloadHash: view.pendingDecision?.payloadHash ?? "0".repeat(64) }),
  "close-as-duplicate": ({ otherReturn }) => ({ duplicateOf: otherReturn }),
  notes: () => ({ note: "seen" }),
  heartbeat: () => ({ lease: 1 }),
  "hand-off": () => ({ to: { rank: "senior_agent" }, reason: "NEEDS_SENIOR" }),
  hold: ({ now }) => ({ until: addMs(now, 60_000), reason: "WAITING_FOR_THIRD_PARTY" }),
};

const NOBODYS = "0".repeat(26);

/** Where an action would be sent that the case does not list: to the offer or decision that there is, if any. */
const pathOf = (speaker: Speaker, action: string, view: Case): string => {
  const route = routes.find((row) => row.audience === audienceOf(speaker) && row.action === action);
  expect(route, action).toBeDefined();
  const decision = view.nextActions.find(({ href }) => href.includes("/decisions/dec_"))?.href.split("/")[4];
  return fullPath(route as NonNullable<typeof route>)
    .replace(/\{returnId\}|\{caseId\}/, view.id)
    .replace("{offerId}", view.offers.at(-1)?.offerId ?? `off_${NOBODYS}`)
    .replace("{decisionId}", decision ?? `dec_${NOBODYS}`);
};

/** One speaker in front of one case. */
export class Seat {
  readonly speaker: Speaker;
  readonly told: ReturnStory;
  readonly story: Story;

  constructor(speaker: Speaker, told: ReturnStory) {
    this.speaker = speaker;
    this.told = told;
    this.story = told.story;
  }

  read(): Promise<Case> {
    const prefix = { storefront: "/storefront/v1/returns", seller: "/seller/v1/returns", agent: "/agent/v1/cases" };
    const at = prefix[audienceOf(this.speaker) as keyof typeof prefix];
    return this.story.get<Case>(this.speaker, `${at}/${this.told.id}`).then(must);
  }

  /** The actions that the case lists for this speaker. */
  async listed(): Promise<Case["nextActions"]> {
    return (await this.read()).nextActions.filter(({ actor }) => actor === this.speaker.role);
  }

  async given(action: string, view: Case): Promise<Given> {
    const needsPhoto = /^(reject|start-analysis|contest|report)/.test(action);
    const photo = needsPhoto ? await photoOf(this.story, this.speaker) : "";
    return {
      now: this.story.recourse.clock.now(),
      view,
      photo,
      otherReturn: action === "close-as-duplicate" ? await this.otherReturn() : "",
    };
  }

  /** Another return of the same order, for the other line. */
  private async otherReturn(): Promise<string> {
    const lines = [{ lineId: "line-2", units: 1, reason: "LATE_DELIVERY" }];
    const body = { orderId: this.told.orderId, lines };
    const key = { key: `other-of-${this.told.orderId}` };
    return must(await this.story.post<Case>(buyer, "/storefront/v1/returns", body, key)).id;
  }

  async send(action: string, view: Case): Promise<Answer> {
    const href = view.nextActions.find((one) => one.action === action && one.actor === this.speaker.role)?.href;
    const body = bodies[action]?.(await this.given(action, view)) ?? {};
    return this.story.post(this.speaker, href ?? pathOf(this.speaker, action, view), body);
  }
}

/** Names that the table of actions has and no role a path for, which would make a listed action impossible. */
export const actionsWithoutPath = (): readonly string[] =>
  actionNames.filter((name) => !routes.some(({ action }) => action === name));
