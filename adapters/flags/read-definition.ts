import { createHash } from "node:crypto";
import { FlagdCore, MemoryStorage } from "@openfeature/flagd-core";
import { flagProblems } from "./flag-problems.ts";

/** More than any definition of a handful of flags; AppConfig takes up to a megabyte. */
export const DEFINITION_BYTES_MAX = 256 * 1024;

/** So many problems are named; a document of another kind has hundreds. */
const PROBLEMS_MAX = 3;

/** A definition that can be evaluated, with a name of its content; or why it cannot be used. */
export type ReadDefinition =
  | { readonly outcome: "read"; readonly core: FlagdCore; readonly version: string }
  | { readonly outcome: "refused"; readonly reason: string };

const VERSION_DIGITS = 12;

/** The name of a definition's content. */
export const versionOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, VERSION_DIGITS);

const refused = (reason: string): ReadDefinition => ({ outcome: "refused", reason });

const jsonIn = (text: string): { readonly document: unknown } | { readonly reason: string } => {
  try {
    return { document: JSON.parse(text) };
  } catch (error) {
    // The message quotes the document; where it breaks off is enough.
    const [place] = /at position \d+(?: \(line \d+ column \d+\))?/.exec(String(error)) ?? [];
    return { reason: `is not JSON${place === undefined ? "" : `: it breaks off ${place}`}` };
  }
};

/** Ajv's findings, which flagd-core hands on as the text of its error, as a sentence. */
const toldBySchema = (message: string): string => {
  const [, findings] = /^invalid flagd flag configuration: (\[.*\])$/s.exec(message) ?? [];
  if (findings === undefined) return message;
  const found = JSON.parse(findings) as readonly { instancePath?: string; message?: string }[];
  const lines = found.map(({ instancePath = "", message: what = "" }) => `${instancePath || "/"} ${what}`);
  const told = [...new Set(lines)].slice(0, PROBLEMS_MAX).join("; ");
  return `does not follow flagd's schema: ${told}`;
};

const coreOf = (text: string): FlagdCore | string => {
  const complaints: string[] = [];
  const complain = (...said: unknown[]): void => void complaints.push(said.map(String).join(" "));
  const nothing = (): void => {};
  const logger = { error: complain, warn: complain, info: nothing, debug: nothing };
  // Interpreted: no code is made from a document that somebody can edit.
  const storage = new MemoryStorage(logger, { disableDynamicCodeGeneration: true });
  try {
    storage.setConfigurations(text, true);
  } catch (error) {
    const { message, cause } = error as Error;
    return toldBySchema(cause instanceof Error ? `${message}: ${cause.message}` : message);
  }
  return complaints.length === 0 ? new FlagdCore(storage, logger) : complaints.slice(0, PROBLEMS_MAX).join("; ");
};

const read = (text: string): ReadDefinition => {
  if (Buffer.byteLength(text) > DEFINITION_BYTES_MAX) return refused(`is larger than ${DEFINITION_BYTES_MAX} bytes`);
  const json = jsonIn(text);
  if ("reason" in json) return refused(json.reason);
  const expansion = flagProblems.ofEvaluators(json.document, text.length, DEFINITION_BYTES_MAX);
  if (expansion !== undefined) return refused(expansion);
  const core = coreOf(text);
  if (typeof core === "string") return refused(core);
  const [problem] = flagProblems.ofFlags(core.getFlags());
  return problem === undefined ? { outcome: "read", core, version: versionOf(text) } : refused(problem);
};

/**
 * Reads a definition of flags in flagd's format. Refused, with the reason: what is no JSON, breaks flagd's schema, is too
 * large, or names a flag or a variant that the flows do not have.
 */
export const readDefinition = (text: string): ReadDefinition => {
  try {
    return read(text);
  } catch (error) {
    // Whatever a document does to its readers, nobody's case waits for it.
    return refused(error instanceof RangeError ? "is nested too deeply" : `cannot be read: ${(error as Error).name}`);
  }
};
