import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockFolder } from "./folder-lock.ts";

/** Where a runtime keeps what must outlive it: a folder that is its own while it runs, or nothing but memory. */
export interface DataPlace {
  /** Undefined in memory. */
  readonly folder: string | undefined;
  /** The path that SQLite opens; `:memory:` in memory. */
  database(name: string): string;
  /** The text kept under a name, if any. */
  read(name: string): string | undefined;
  /** Keeps a text: a reader sees the old one or the new one, whole, whenever the process dies. Readable by the owner only. */
  write(name: string, text: string): void;
  /** Removes everything that is kept, for a new beginning. Nothing of it may be open. */
  empty(): void;
  /** Lets another process have the folder. */
  release(): void;
}

const OWNER_ONLY = 0o600;

/** A place that is gone when the process ends. */
export const inMemory = (): DataPlace => {
  const texts = new Map<string, string>();
  return {
    folder: undefined,
    database: () => ":memory:",
    read: (name) => texts.get(name),
    write: (name, text) => texts.set(name, text),
    empty: () => texts.clear(),
    release: () => texts.clear(),
  };
};

const emptied = (folder: string, kept: readonly string[]): void => {
  for (const name of readdirSync(folder))
    if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
};

const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

/** Takes a folder for this process alone. Throws `FolderTaken` while another process has it. */
export const openDataFolder = (folder: string): DataPlace => {
  mkdirSync(folder, { recursive: true });
  const lock = lockFolder(folder);
  const at = (name: string) => join(folder, name);
  return {
    folder,
    database: at,
    read: (name) => readIfThere(at(name)),
    write: (name, text) => {
      writeFileSync(at(`${name}.new`), text, { mode: OWNER_ONLY });
      chmodSync(at(`${name}.new`), OWNER_ONLY);
      renameSync(at(`${name}.new`), at(name));
    },
    // The database's process may have outlived ours; its file of the process id is needed to end it.
    empty: () => emptied(folder, [...lock.files, "dynoxide.pid"]),
    release: () => lock.release(),
  };
};
