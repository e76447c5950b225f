import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { ChargebackEvidence, RefundAnswer, RefundRequest } from "../../adapters/ports/payment-gateway.ts";

/** What the provider remembers of one key. */
export interface RefundRecord {
  readonly key: string;
  readonly providerRefundId: string;
  readonly request: RefundRequest;
  readonly outcome: RefundAnswer["outcome"];
  readonly reason?: string;
  readonly recordedAtMs: number;
}

/** One call that the provider got, and how it took it. */
export interface Ask {
  readonly key: string;
  readonly atMs: number;
  readonly behaviour: string;
  readonly answer: string;
}

export interface RefundRecords {
  find(key: string): RefundRecord | undefined;
  add(record: RefundRecord): void;
  /** The money is there: a pending refund has succeeded. */
  settle(key: string): void;
  all(): readonly RefundRecord[];
  noteAsk(ask: Ask): void;
  asks(): readonly Ask[];
  /** Keeps what was submitted about a chargeback, once a key. */
  addEvidence(evidence: ChargebackEvidence, submittedAtMs: number): void;
  evidence(): readonly { readonly submittedAtMs: number; readonly evidence: ChargebackEvidence }[];
}

/** The provider's own id of a refund: the same for the same key, so that a lost answer does not make another. */
export const providerRefundIdOf = (key: string): string =>
  `re_${createHash("sha256").update(key).digest("hex").slice(0, 24)}`;

/** What the provider says of a refund now. */
export const answerOf = ({ outcome, providerRefundId, reason }: RefundRecord): RefundAnswer => {
  if (outcome === "declined") return { outcome, reason: reason ?? "declined" };
  return outcome === "pending"
    ? { outcome, providerRefundId, pendingReason: "processing" }
    : { outcome, providerRefundId };
};

const recordOf = (row: Record<string, unknown>): RefundRecord => ({
  key: String(row.key),
  providerRefundId: String(row.provider_refund_id),
  request: JSON.parse(String(row.request)),
  outcome: row.outcome as RefundRecord["outcome"],
  ...(row.reason !== null && { reason: String(row.reason) }),
  recordedAtMs: Number(row.recorded_at),
});

/** The provider's books in the sandbox's database. */
export const createRefundRecords = (database: DatabaseSync): RefundRecords => {
  const find = database.prepare("SELECT * FROM refunds WHERE key = ?");
  const insert = database.prepare("INSERT INTO refunds VALUES (?, ?, ?, ?, ?, ?)");
  const settle = database.prepare("UPDATE refunds SET outcome = 'succeeded' WHERE key = ? AND outcome = 'pending'");
  const all = database.prepare("SELECT * FROM refunds ORDER BY rowid");
  const ask = database.prepare("INSERT INTO asks (key, at, behaviour, answer) VALUES (?, ?, ?, ?)");
  const asks = database.prepare('SELECT key, at AS "atMs", behaviour, answer FROM asks ORDER BY number');
  const submit = database.prepare(
    "INSERT OR IGNORE INTO chargeback_evidence (key, evidence, submitted_at) VALUES (?, ?, ?)",
  );
  const submitted = database.prepare("SELECT evidence, submitted_at FROM chargeback_evidence ORDER BY number");
  return {
    addEvidence: (evidence, atMs) => void submit.run(evidence.key, JSON.stringify(evidence), atMs),
    evidence: () =>
      submitted.all().map((row) => ({
        submittedAtMs: Number(row.submitted_at),
        evidence: JSON.parse(String(row.evidence)) as ChargebackEvidence,
      })),
    find: (key) => {
      const row = find.get(key);
      return row && recordOf(row);
    },
    add: ({ key, providerRefundId, request, outcome, reason, recordedAtMs }) =>
      void insert.run(key, providerRefundId, JSON.stringify(request), outcome, reason ?? null, recordedAtMs),
    settle: (key) => void settle.run(key),
    all: () => all.all().map(recordOf),
    noteAsk: ({ key, atMs, behaviour, answer }) => void ask.run(key, atMs, behaviour, answer),
    asks: () => asks.all().map((row) => ({ ...row }) as unknown as Ask),
  };
};
