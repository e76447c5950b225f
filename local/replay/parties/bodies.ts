import type { CaseFile, Plan } from "../case-file.ts";
import type { Chance } from "../chance.ts";
import { handbookOf } from "../handbook.ts";
import type { NextAction, PartyCase } from "../views.ts";
import { handOverBody } from "./hand-over-body.ts";
import { inspectionBody, receivedRejectionBody } from "./inspection-bodies.ts";
import { rejectionBody } from "./rejection-body.ts";

/** What a party has at hand when it writes a body. */
export interface Writing {
  readonly file: CaseFile;
  readonly view: PartyCase;
  readonly next: NextAction;
  readonly plan: Plan;
  readonly chance: Chance;
  /** Uploads so many photos in the party's name. */
  photos(count: number): Promise<string[]>;
}

type Body = Readonly<Record<string, unknown>>;

const offer = ({ file, view, chance }: Writing): Body => {
  const { offerMinPercent, offerMaxPercent } = handbookOf(view.market).limits;
  const refundable = file.preview.refund.amount.amountMinor;
  const least = Math.max(1, Math.ceil((refundable * offerMinPercent) / 100));
  const most = Math.floor((refundable * offerMaxPercent) / 100);
  const amountMinor = Math.min(most, Math.max(least, Math.round(refundable * chance.number(0.2, 0.9))));
  const withReturn = file.preview.refund.returnNeeded && chance.happens(0.2);
  return { amountMinor, withReturn, comment: "Podemos combinar este valor?" };
};

const comment = (text: string) => async (): Promise<Body> => ({ comment: text });
const nothing = async (): Promise<Body> => ({});
const withPhoto = async ({ photos }: Writing): Promise<Body> => ({ evidenceIds: await photos(1) });

/** How each action is said so that it is valid; an action without a row here is one that this script does not know. */
const bodies: Readonly<Record<string, (writing: Writing) => Promise<Body>>> = {
  approve: nothing,
  "approve-without-return": comment("Pode ficar com o produto."),
  offers: async (writing) => offer(writing),
  reject: rejectionBody,
  inspections: inspectionBody,
  "reject-received": receivedRejectionBody,
  "extend-inspection": comment("Precisamos de mais tempo."),
  "start-analysis": withPhoto,
  "confirm-receipt": nothing,
  contest: withPhoto,
  "report-bad-parcel": async ({ photos }) => ({ reason: "WRONG_ITEM_RETURNED", evidenceIds: await photos(1) }),
  "accept-offer": nothing,
  "decline-offer": nothing,
  "counter-offer": async (writing) => offer(writing),
  "confirm-agreement": nothing,
  resubmit: withPhoto,
  escalate: comment("Peço que um atendente decida."),
  withdraw: comment("Desisti da devolução."),
  "hand-over": handOverBody,
};

/** The body for what a party means to do. */
export const bodyFor = (writing: Writing): Promise<Body> => {
  const write = bodies[writing.next.action];
  if (write === undefined) throw new Error(`no party knows how to ${writing.next.action}`);
  return write(writing);
};
