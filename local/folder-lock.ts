import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another process works on the folder; two at once would tear its data apart. */
export class FolderTaken extends Error {
  override readonly name = "FolderTaken";
  readonly folder: string;
  readonly pid: string;

  constructor(folder: string, pid: string) {
    super(`${folder} is in use by process ${pid}. Stop that one first, or give this one a folder of its own.`);
    this.folder = folder;
    this.pid = pid;
  }
}

export interface FolderLock {
  /** The lock's own files, by name. */
  readonly files: readonly string[];
  release(): void;
}

const LOCK_FILE = "lock.sqlite";
const PID_FILE = "pid";

const readPid = (folder: string): string => {
  try {
    return readFileSync(join(folder, PID_FILE), "utf8").trim();
  } catch {
    return "unknown";
  }
};

/**
 * Takes a folder. The lock is SQLite's exclusive lock on an empty database: the operating system drops it with its process,
 * so that a killed process leaves nothing behind that somebody would have to judge stale.
 */
export const lockFolder = (folder: string): FolderLock => {
  const database = new DatabaseSync(join(folder, LOCK_FILE));
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch {
    database.close();
    throw new FolderTaken(folder, readPid(folder));
  }
  writeFileSync(join(folder, PID_FILE), `${process.pid}\n`);
  return {
    files: [LOCK_FILE, `${LOCK_FILE}-journal`, PID_FILE],
    release: () => database.close(),
  };
};
