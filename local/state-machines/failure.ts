import type { Json } from "./json.ts";

/** Why a state failed, in AWS's words. Both parts may be missing: a Fail state need not name them. */
export interface Failure {
  error?: string;
  cause?: string;
  /** The timeout was a missed heartbeat, so both `States.Timeout` and `States.HeartbeatTimeout` name it. */
  missedHeartbeat?: true;
  /** The field whose JSONata failed; present only on evaluation failures. */
  location?: string;
}

/** Carries a `Failure` out of the evaluation of a state; the interpreter turns it into Retry, Catch or the end. */
export class StateFailed extends Error {
  override readonly name = "StateFailed";
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.cause ?? failure.error ?? "the state failed");
    this.failure = failure;
  }
}

/** The failure of a task that ran out of time. AWS reports a missed heartbeat under the same name. */
export const timedOut = (missedHeartbeat: boolean): Failure =>
  missedHeartbeat ? { error: "States.Timeout", missedHeartbeat: true } : { error: "States.Timeout" };

/** A failure no Retry and no Catch sees: it always ends the execution. */
export const runtimeFailure = (cause: string): Failure => ({ error: "States.Runtime", cause });

/**
 * Whether an `ErrorEquals` list names the failure. `States.ALL` is any error, `States.TaskFailed` any but a timeout;
 * `States.Runtime` is matched by nothing (ASL, "Errors" and AWS's error name table).
 */
export const isNamedBy = (failure: Failure, errorEquals: readonly string[]): boolean => {
  if (failure.error === "States.Runtime") return false;
  if (errorEquals.includes("States.ALL")) return true;
  if (errorEquals.includes("States.TaskFailed") && failure.error !== "States.Timeout") return true;
  if (failure.missedHeartbeat && errorEquals.includes("States.HeartbeatTimeout")) return true;
  return failure.error !== undefined && errorEquals.includes(failure.error);
};

/** What a catcher reads as `$states.errorOutput`. AWS gives timeouts an empty cause and other missing parts null. */
export const errorOutputOf = (failure: Failure): Json => ({
  Error: failure.error ?? null,
  Cause: failure.cause ?? (failure.error === "States.Timeout" ? "" : null),
});

/** The failure as history events and descriptions show it: only the parts that are there. */
export const failureDetails = ({ error, cause }: Failure): { error?: string; cause?: string } => ({
  ...(error === undefined ? {} : { error }),
  ...(cause === undefined ? {} : { cause }),
});

/** No rule of a Choice held and it has no Default. */
export const noChoiceMatched = (state: string, enteredEventId: number): StateFailed =>
  new StateFailed({
    error: "States.NoChoiceMatched",
    cause:
      `An error occurred while executing the state '${state}' (entered at the event id #${enteredEventId}). ` +
      "Failed to transition out of the state. The state does not point to a next state.",
  });
