import { readFileSync, statSync, writeFileSync } from "node:fs";
import type { DefinitionSource, Reading } from "../../adapters/flags/kept-definition.ts";
import { BUILT_IN_DEFINITION } from "../../adapters/flags/open-feature-flags.ts";
import { DEFINITION_BYTES_MAX } from "../../adapters/flags/read-definition.ts";

/** The name of the file in the data folder. */
export const FLAG_FILE = "flags.json";

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/**
 * A definition in a file that a person edits. It is read whenever a case opens, so it does not matter how an editor saves:
 * in place, by renaming a new file over it, twice within a second.
 */
export const flagFile = (path: string): DefinitionSource => {
  let last: string | undefined;
  const read = (): Reading => {
    // Looked at before it is read: nobody waits for a gigabyte.
    const { size } = statSync(path);
    if (size > DEFINITION_BYTES_MAX) {
      last = undefined;
      return { kind: "unreadable", reason: `is larger than ${DEFINITION_BYTES_MAX} bytes` };
    }
    const text = readFileSync(path, "utf8");
    if (text === last) return { kind: "unchanged" };
    last = text;
    return { kind: "text", text };
  };
  return {
    name: path,
    look: async () => {
      try {
        return read();
      } catch (error) {
        last = undefined;
        const code = codeOf(error);
        return code === "ENOENT" ? { kind: "absent" } : { kind: "unreadable", reason: `cannot be read: ${code}` };
      }
    },
  };
};

/** Puts the built-in definition there, for a person to edit, unless there is a file already. */
export const offerFlagFile = (path: string): void => {
  try {
    writeFileSync(path, BUILT_IN_DEFINITION, { flag: "wx" });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
};
