import { findCommand, keepCommand } from "../dynamodb/command-record.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { HttpAnswer, HttpRequest } from "./exchange.ts";
import { Problem } from "./problem.ts";

type Asked = Pick<HttpRequest, "commandId" | "requestHash" | "at">;

/** The problem of a key that was used for something else. */
export const keyReused = (firstUsedAt: string): Problem =>
  new Problem("idempotency-key-reused", "Use a new key for a new request.", { firstUsedAt });

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
  if (earlier !== undefined && earlier.requestHash !== requestHash) throw keyReused(earlier.at);
  if (earlier !== undefined) return { ...(earlier.answer as HttpAnswer), headers: { "idempotency-replayed": "true" } };
  const { status, body } = await act();
  await keepCommand(runtime.store, { commandId, requestHash, at, answer: { status, body } });
  return { status, body };
};
