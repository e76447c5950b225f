import { type ActorRole, isAgent } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Language } from "./language.ts";
import type { ReadableRule } from "./texts.ts";
import { audiences, mayKnow } from "./timeline/audience.ts";
import { chargebackTellers } from "./timeline/chargeback-case.ts";
import { disputeTellers } from "./timeline/dispute-case.ts";
import { disputeMoneyTellers } from "./timeline/dispute-money.ts";
import { versionTellers } from "./timeline/policy-version.ts";
import { refundTellers } from "./timeline/refund-case.ts";
import { caseTellers } from "./timeline/return-case.ts";
import { compensationTellers } from "./timeline/return-compensation.ts";
import { goodsTellers } from "./timeline/return-goods.ts";
import { moneyTellers } from "./timeline/return-money.ts";
import { surveyTellers } from "./timeline/survey-case.ts";
import { type Facts, forStaff, type Teller } from "./timeline/telling.ts";
import { type CaseSetting, said, voiceFor } from "./timeline/voice.ts";
import type { Viewer } from "./viewer.ts";

export type { CaseSetting } from "./timeline/voice.ts";
export { mayReadWords } from "./timeline/words.ts";

/** One event as a reader may see it. `seq` counts the case's events, so hidden ones leave gaps; facts are codes and amounts only. */
export interface TimelineEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly type: string;
  /** Parties see roles only, and no ranks. */
  readonly actor: { readonly role: ActorRole; readonly id?: string };
  readonly sentence: string;
  /** Where the event is a verdict: the rules that fired, as the reader reads them. */
  readonly explanation?: readonly ReadableRule[];
  readonly facts?: Facts;
}

const tellers = {
  return: { ...caseTellers, ...goodsTellers, ...moneyTellers, ...compensationTellers } satisfies Record<
    keyof typeof audiences.return,
    unknown
  >,
  refund: refundTellers,
  survey: surveyTellers,
  chargeback: chargebackTellers,
  dispute: { ...disputeTellers, ...disputeMoneyTellers } satisfies Record<keyof typeof audiences.dispute, unknown>,
  policy: versionTellers,
} as const;

type Kind = keyof typeof tellers;

const KINDS: Readonly<Record<string, Kind>> = {
  rfd_: "refund",
  srv_: "survey",
  chb_: "chargeback",
  dsp_: "dispute",
  pol_: "policy",
};

// A refund and a return both know an event RefundOverdue, so the kind of the case tells them apart.
const kindOf = ({ caseId }: RecordedEvent): Kind => KINDS[caseId.slice(0, "rfd_".length)] ?? "return";

const rowOf = <Value>(table: object, type: string): Value | undefined =>
  Object.hasOwn(table, type) ? (table as Record<string, Value>)[type] : undefined;

const actorFor = ({ actor }: RecordedEvent, isStaff: boolean): TimelineEntry["actor"] => {
  if (isStaff) return { role: actor.role, id: actor.id };
  return { role: isAgent(actor) ? "agent" : actor.role };
};

/** What a decision rests on, where the event is one; limits and their amounts are between agents and the platform. */
const basisIn = ({ data }: RecordedEvent): Facts => {
  const { basis } = data as { readonly basis?: unknown };
  return basis === undefined ? {} : { basis };
};

/**
 * One event in the reader's role and language; undefined where it is not for the reader. `setting` gives the currency of the
 * case's amounts and the zone of its days.
 */
export const timelineEntry = (
  event: RecordedEvent,
  viewer: Viewer,
  language: Language,
  setting: CaseSetting,
): TimelineEntry | undefined => {
  const kind = kindOf(event);
  const audience = rowOf<(typeof audiences)["return"]["ReturnRequested"]>(audiences[kind], event.type);
  const teller = rowOf<Teller<RecordedEvent>>(tellers[kind], event.type);
  if (audience === undefined || teller === undefined || !mayKnow(viewer, audience)) return undefined;
  const voice = voiceFor(viewer, language, setting);
  const { values = {}, explanation, facts: told = {} } = teller(event, voice);
  const facts = { ...told, ...forStaff(voice, basisIn(event)) };
  return {
    seq: event.seq,
    at: event.at,
    type: event.type,
    actor: actorFor(event, voice.isStaff),
    sentence: said(`${kind}.${event.type}`, viewer, language, values),
    ...(explanation === undefined ? {} : { explanation }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  };
};
