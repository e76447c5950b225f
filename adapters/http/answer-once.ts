import { type CommandRecord, findCommand, keepCommand } from "../dynamodb/command-record.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { HttpAnswer, HttpRequest } from "./exchange.ts";
import { Problem } from "./problem.ts";

type Asked = Pick<HttpRequest, "commandId" | "requestHash" | "at">;

/** The problem of a key that was used for something else. */
export const keyReused = (firstUsedAt: string): Problem =>
  new Problem("idempotency-key-reused", "Use a new key for a new request.", { firstUsedAt });

const again = (earlier: CommandRecord, requestHash: string): HttpAnswer => {
  if (earlier.requestHash !== requestHash) throw keyReused(earlier.at);
  return { ...(earlier.answer as HttpAnswer), headers: { "idempotency-replayed": "true" } };
};

/**
 * Answers a POST whose effects are harmless to repeat but are no decision on a case, such as an import: what was answered under
 * the key before is answered again. The record is kept after the effects, so that a crash between them repeats the effects.
 */
export const answerOnce = async (
  runtime: Runtime,
  { commandId, requestHash, at }: Asked,
  act: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> => {
  const earlier = await findCommand(runtime.store, commandId);
  if (earlier !== undefined) return again(earlier, requestHash);
  const { status, body } = await act();
  const kept = await keepCommand(runtime.store, { commandId, requestHash, at, answer: { status, body } });
  // Sent twice at once, both may have acted; both answer what the first did.
  return kept === undefined ? { status, body } : again(kept, requestHash);
};
