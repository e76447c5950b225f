import type { FlagdCore } from "@openfeature/flagd-core";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Log } from "../runtime/log.ts";
import { type DefinitionProblem, FLAGS_REFUSED_MESSAGE, type FlagsStanding } from "./flags.ts";
import { readDefinition, versionOf } from "./read-definition.ts";

/** What a look at the source finds. `absent`: there is none yet, which is no fault before there ever was one. */
export type Reading =
  | { readonly kind: "unchanged" }
  | { readonly kind: "absent" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Where definitions come from. A look at it never throws. */
export interface DefinitionSource {
  readonly name: string;
  look(): Promise<Reading>;
}

export interface KeptDefinitionParts {
  readonly source: DefinitionSource;
  /** The definition that comes with the code, in use until the source gives a good one. */
  readonly builtIn: string;
  readonly log: Log;
  now(): Instant;
}

/** A definition in use, which only a good one replaces. */
export interface KeptDefinition {
  refresh(): Promise<void>;
  core(): FlagdCore;
  standing(): FlagsStanding;
}

const builtInCore = (text: string): FlagdCore => {
  const read = readDefinition(text);
  if (read.outcome === "refused") throw new Error(`the built-in definition of flags ${read.reason}`);
  return read.core;
};

/** Keeps the last good definition of a source: a broken one changes nothing, is logged once, and shows in the standing. */
export const keepDefinition = ({ source, builtIn, log, now }: KeptDefinitionParts): KeptDefinition => {
  let core = builtInCore(builtIn);
  let inUse: FlagsStanding["inUse"] = { from: "built-in", version: versionOf(builtIn), since: now() };
  let problem: DefinitionProblem | undefined;
  let looking: Promise<void> | undefined;

  const refuse = (reason: string): void => {
    if (problem?.reason === reason) return;
    problem = { reason, at: now() };
    log.warn(FLAGS_REFUSED_MESSAGE, { source: source.name, reason, keptVersion: inUse.version });
  };

  const take = (text: string): void => {
    const read = readDefinition(text);
    if (read.outcome === "refused") {
      refuse(read.reason);
      return;
    }
    problem = undefined;
    if (inUse.from === "source" && inUse.version === read.version) return;
    core = read.core;
    inUse = { from: "source", version: read.version, since: now() };
    log.info("flag definition taken", { source: source.name, version: read.version });
  };

  const look = async (): Promise<void> => {
    const reading = await source.look();
    if (reading.kind === "text") take(reading.text);
    if (reading.kind === "unreadable") refuse(reading.reason);
    if (reading.kind === "absent" && inUse.from === "source") refuse("is gone");
  };

  return {
    // Cases that open at once look once.
    refresh: () => {
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    core: () => core,
    standing: () => ({ source: source.name, inUse, ...(problem === undefined ? {} : { problem }) }),
  };
};
