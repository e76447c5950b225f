import type { Chance } from "./chance.ts";
import type { DisputeFile } from "./dispute-file.ts";
import type { BankClaim } from "./parties/bank.ts";
import type { ReplayOrder } from "./replay-order.ts";
import type { Preview } from "./views.ts";

export type Party = "buyer" | "seller";

/** What a party means to do next with a case as it stands. */
export interface Plan {
  readonly party: Party;
  readonly action: string;
  readonly atMs: number;
}

/** An order's life: its documents, its chance, the cases that it led to. */
export interface Story {
  readonly order: ReplayOrder;
  /** Chance of its own for whatever the names say. */
  chance(...names: readonly string[]): Chance;
  readonly cases: CaseFile[];
  readonly disputes: DisputeFile[];
  /** What the buyer's bank will take back; nothing for most orders. */
  readonly claim: BankClaim | undefined;
}

/** What the script remembers of a case; the case itself is read anew each time. */
export interface CaseFile {
  readonly id: string;
  /** Which case of its order it is, counted from 1: the same in every replay, as the id is not. */
  readonly name: string;
  readonly story: Story;
  readonly sellerId: string;
  readonly preview: Preview;
  readonly chances: Readonly<Record<Party | "carrier" | "agent", Chance>>;
  /** The version that the parties have made up their minds about. */
  plannedVersion: number | undefined;
  plan: Plan | undefined;
  /** Parcels that the carrier has taken on. */
  readonly parcels: Set<string>;
  /** A seller has asked who bears the refund, and no agent has said so yet. */
  isContested: boolean;
  /** Nobody at the desk takes it up for long; drawn when it first comes there. */
  isForgotten: boolean | undefined;
  /** How often each party was asked how it went. */
  readonly surveys: Record<Party, number>;
  /** The dispute that the return was handed to, or that was opened about it. */
  disputeId: string | undefined;
  /** Only the latest wake-up counts. */
  wakeNumber: number;
}

/** Opens a file. */
export const caseFile = (story: Story, id: string, sellerId: string, preview: Preview): CaseFile => {
  const name = String(story.cases.length + 1);
  return {
    id,
    name,
    story,
    sellerId,
    preview,
    chances: {
      buyer: story.chance("buyer", name),
      seller: story.chance("seller", name),
      carrier: story.chance("carrier", name),
      agent: story.chance("agent", name),
    },
    plannedVersion: undefined,
    plan: undefined,
    parcels: new Set(),
    isContested: false,
    isForgotten: undefined,
    surveys: { buyer: 0, seller: 0 },
    disputeId: undefined,
    wakeNumber: 0,
  };
};
