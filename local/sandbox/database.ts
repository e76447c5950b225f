import { DatabaseSync } from "node:sqlite";
import type { DataPlace } from "../data-place.ts";

// A write-ahead log with NORMAL survives the end of the process at any moment; only a power cut could lose the last writes.
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS refunds (
    key TEXT PRIMARY KEY, provider_refund_id TEXT NOT NULL, request TEXT NOT NULL, outcome TEXT NOT NULL,
    reason TEXT, recorded_at INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS asks (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, at INTEGER NOT NULL, behaviour TEXT NOT NULL, answer TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS webhooks (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, body TEXT NOT NULL, copies INTEGER NOT NULL, due_at INTEGER NOT NULL,
    state TEXT NOT NULL, tries INTEGER NOT NULL, last_answer TEXT
  );
  CREATE INDEX IF NOT EXISTS waiting_webhooks ON webhooks (due_at) WHERE state = 'waiting';
  CREATE TABLE IF NOT EXISTS behaviours (
    number INTEGER PRIMARY KEY, behaviour TEXT NOT NULL, times INTEGER, order_id TEXT, leg_id TEXT
  );
  CREATE TABLE IF NOT EXISTS chargeback_evidence (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, evidence TEXT NOT NULL, submitted_at INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS notices (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, notice TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS objects (
    key TEXT PRIMARY KEY, media_type TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL
  );
`;

/** What the sandbox's outside world remembers: what it paid, sent and was given. */
export const openSandboxDatabase = (place: DataPlace): DatabaseSync => {
  const database = new DatabaseSync(place.database("sandbox.sqlite"));
  database.exec(SCHEMA);
  return database;
};

/** Runs several writes as one. */
export const inTransaction = <Answer>(database: DatabaseSync, work: () => Answer): Answer => {
  database.exec("BEGIN IMMEDIATE");
  try {
    const answer = work();
    database.exec("COMMIT");
    return answer;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
};
