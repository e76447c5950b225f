import type { Log, LogFacts } from "../../adapters/runtime/log.ts";

/** A log that keeps its lines for the test. */
export const silentLog = (): Log & { readonly lines: readonly (readonly [string, LogFacts | undefined])[] } => {
  const lines: [string, LogFacts | undefined][] = [];
  const keep = (message: string, facts?: LogFacts): void => void lines.push([message, facts]);
  return { lines, info: keep, warn: keep, error: keep };
};
