import type { ProcessName } from "../../adapters/workflow/processes.ts";
import type { IndexName } from "./index-names.ts";
import type { PartnerName } from "./settings.ts";

/** The deployed Lambdas; each is the file functions/lambdas/<name>.lambda.ts, which exports `handler`. */
export type LambdaName =
  | "storefront"
  | "seller"
  | "agent"
  | "platform"
  | "return-tasks"
  | "refund-tasks"
  | "feedback-tasks"
  | "experiment-tasks"
  | "reactions-returns"
  | "reactions-refunds"
  | "reactions-agent-desk"
  | "reactions-feedback"
  | "reactions-experiments"
  | "backtest-tasks"
  | "chargeback-tasks"
  | "dispute-tasks"
  | "sop-tasks"
  | "quality-tasks"
  | "reactions-backtests"
  | "publisher";

/** "write" includes reading. */
export type TableAccess = "none" | "read" | "write";

const READING = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];

/**
 * The calls behind each access, and no more than the adapters make. TransactWriteItems has no right of its own: it asks for the
 * right of each of its actions. Nobody may delete from the ledger: books are corrected by another entry.
 */
export const TABLE_ACTIONS = {
  cases: {
    none: [],
    read: READING,
    write: [
      ...READING,
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
      "dynamodb:ConditionCheckItem",
    ],
  },
  ledger: {
    none: [],
    read: ["dynamodb:GetItem", "dynamodb:Query"],
    write: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem"],
  },
} as const satisfies Record<string, Record<TableAccess, readonly string[]>>;

/** "take" signs uploads, reads what arrived and keeps it; "read" shows what is kept. */
export type EvidenceAccess = "none" | "read" | "take";

/**
 * The calls behind each access, by where in the evidence bucket they are made: forms write to `incoming/` alone, and what was examined
 * lies in `kept/`, where nothing is deleted. Signing a form or a link gives away a right of the signer, so it must have it.
 */
export const EVIDENCE_ACTIONS: Readonly<
  Record<EvidenceAccess, Readonly<Record<"incoming" | "kept", readonly string[]>>>
> = {
  none: { incoming: [], kept: [] },
  read: { incoming: [], kept: ["s3:GetObject"] },
  take: { incoming: ["s3:PutObject", "s3:GetObject"], kept: ["s3:PutObject", "s3:GetObject"] },
};

/** What one Lambda may touch; what is not here is refused by IAM. */
export interface Access {
  readonly cases: TableAccess;
  readonly indexes: readonly IndexName[];
  readonly ledger: TableAccess;
  readonly evidence: EvidenceAccess;
  /** May ask AppConfig for the definition of flags; the right comes with it (flags-stack.ts). */
  readonly flags: boolean;
  /** Signs the cursors of lists. */
  readonly cursors: boolean;
  /** Signs and checks the links of surveys. */
  readonly surveys: boolean;
  /** The processes that it starts and resumes. */
  readonly processes: readonly ProcessName[];
  /** The marketplace's systems that it calls. */
  readonly partners: readonly PartnerName[];
}

const HTTP = { cases: "write", flags: false, cursors: true, surveys: false, processes: [], partners: [] } as const;
const BACKGROUND = {
  cases: "write",
  indexes: [],
  evidence: "none",
  flags: false,
  cursors: false,
  surveys: false,
  processes: [],
  partners: [],
} as const;

/** Who may touch what: the one place from which all grants are made. */
export const ACCESS: Readonly<Record<Exclude<LambdaName, "publisher">, Access>> = {
  // Buyers open cases, and a case goes the way of its flags from there on. Who accepts an offer in a dispute has its cost booked.
  storefront: { ...HTTP, indexes: ["by-buyer"], ledger: "write", evidence: "take", flags: true, surveys: true },
  seller: { ...HTTP, indexes: ["by-seller"], ledger: "write", evidence: "take", surveys: true },
  // Agents reroute and abandon legs of a refund, which moves what the ledger holds for them.
  agent: { ...HTTP, indexes: ["by-queue"], ledger: "write", evidence: "read" },
  // Orders open the ledger's balances, payment events move them.
  platform: { ...HTTP, indexes: ["by-buyer", "by-seller", "by-queue"], ledger: "write", evidence: "none" },
  // A task's right to answer its own step is given with the state machine, which comes after it (workflows-stack.ts).
  "return-tasks": { ...BACKGROUND, ledger: "none" },
  "refund-tasks": { ...BACKGROUND, ledger: "write", partners: ["payments"] },
  "experiment-tasks": { ...BACKGROUND, ledger: "none" },
  "feedback-tasks": { ...BACKGROUND, ledger: "none", partners: ["notifier"], surveys: true },
  "reactions-returns": { ...BACKGROUND, ledger: "none", processes: ["return"], partners: ["carriers", "notifier"] },
  "reactions-refunds": { ...BACKGROUND, ledger: "write", processes: ["refund", "chargeback", "dispute"] },
  "reactions-agent-desk": { ...BACKGROUND, ledger: "none", processes: ["sop", "quality"] },
  "reactions-experiments": { ...BACKGROUND, ledger: "none", processes: ["experiment"] },
  "reactions-feedback": { ...BACKGROUND, ledger: "none", processes: ["feedback"] },
  "backtest-tasks": { ...BACKGROUND, ledger: "none" },
  "chargeback-tasks": { ...BACKGROUND, ledger: "write", partners: ["payments"] },
  // A clock that rings may let a rule decide, and what a decision moves is booked with it.
  "dispute-tasks": { ...BACKGROUND, ledger: "write" },
  "sop-tasks": { ...BACKGROUND, ledger: "none" },
  "quality-tasks": { ...BACKGROUND, ledger: "none" },
  "reactions-backtests": { ...BACKGROUND, ledger: "none", processes: ["backtest"] },
};
