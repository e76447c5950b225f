import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Execution } from "./execution.ts";
import type { HistoryEvent } from "./history.ts";
import type { Json } from "./json.ts";
import type { ExecutionFilter, ExecutionStore } from "./ports.ts";

// A write-ahead log with NORMAL survives the end of the process at any moment; only a power cut could lose the last writes.
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS executions (
    number INTEGER PRIMARY KEY,
    arn TEXT NOT NULL UNIQUE,
    state_machine TEXT NOT NULL,
    status TEXT NOT NULL,
    execution TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS running_executions ON executions (number) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS history (
    arn TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    events TEXT NOT NULL,
    PRIMARY KEY (arn, first_id)
  );
  CREATE TABLE IF NOT EXISTS definitions (id TEXT PRIMARY KEY, definition TEXT NOT NULL);
`;

const open = (path: string): DatabaseSync => {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  return database;
};

const prepareStatements = (database: DatabaseSync) => ({
  begin: database.prepare("BEGIN"),
  commit: database.prepare("COMMIT"),
  rollback: database.prepare("ROLLBACK"),
  insert: database.prepare(
    "INSERT INTO executions (arn, state_machine, status, execution) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  ),
  update: database.prepare("UPDATE executions SET status = ?, execution = ? WHERE arn = ?"),
  append: database.prepare("INSERT INTO history (arn, first_id, events) VALUES (?, ?, ?)"),
  load: database.prepare("SELECT execution FROM executions WHERE arn = ?"),
  history: database.prepare("SELECT events FROM history WHERE arn = ? ORDER BY first_id"),
  list: database.prepare(
    "SELECT execution FROM executions WHERE state_machine = coalesce(?1, state_machine) AND status = coalesce(?2, status) ORDER BY number",
  ),
  running: database.prepare("SELECT arn FROM executions WHERE status = 'RUNNING' ORDER BY number"),
  saveDefinition: database.prepare("INSERT INTO definitions (id, definition) VALUES (?, ?) ON CONFLICT DO NOTHING"),
  loadDefinition: database.prepare("SELECT definition FROM definitions WHERE id = ?"),
});

/** Executions in an SQLite file, or in memory for the path `:memory:`. Makes the file's folder when it is missing. */
export const createExecutionStore = (path: string): ExecutionStore => {
  const database = open(path);
  const sql = prepareStatements(database);
  const parsed = <Value>(row: Record<string, unknown> | undefined, column: string): Value | undefined =>
    row ? JSON.parse(String(row[column])) : undefined;
  const inTransaction = <Answer>(work: () => Answer): Answer => {
    sql.begin.run();
    try {
      const answer = work();
      sql.commit.run();
      return answer;
    } catch (error) {
      sql.rollback.run();
      throw error;
    }
  };
  const append = (arn: string, events: readonly HistoryEvent[]): void => {
    if (events[0]) sql.append.run(arn, events[0].id, JSON.stringify(events));
  };
  return {
    create: (execution, events) =>
      inTransaction(() => {
        const { arn, stateMachine, status } = execution;
        if (sql.insert.run(arn, stateMachine, status, JSON.stringify(execution)).changes === 0) return false;
        append(arn, events);
        return true;
      }),
    save: (execution, newEvents) =>
      inTransaction(() => {
        sql.update.run(execution.status, JSON.stringify(execution), execution.arn);
        append(execution.arn, newEvents);
      }),
    load: (arn) => parsed<Execution>(sql.load.get(arn), "execution"),
    history: (arn) => sql.history.all(arn).flatMap((row) => parsed<HistoryEvent[]>(row, "events") ?? []),
    list: ({ stateMachine = null, status = null }: { [Key in keyof ExecutionFilter]?: ExecutionFilter[Key] | null }) =>
      sql.list.all(stateMachine, status).flatMap((row) => parsed<Execution>(row, "execution") ?? []),
    running: () => sql.running.all().map(({ arn }) => String(arn)),
    saveDefinition: (id, definition) => void sql.saveDefinition.run(id, JSON.stringify(definition)),
    loadDefinition: (id) => parsed<Json>(sql.loadDefinition.get(id), "definition"),
    close: () => database.close(),
  };
};
