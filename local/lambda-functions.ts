import { randomUUID } from "node:crypto";
import type { ReactionBinding } from "../adapters/events/reaction.ts";
import { reactionHandler } from "../adapters/events/reaction-handler.ts";
import type { Runtime } from "../adapters/runtime/runtime.ts";
import { type TaskHandler, type TaskInput, taskHandler } from "../adapters/workflow/task.ts";
import type { RecordedEvent } from "../domain/kernel/event.ts";
import { lambdaContext } from "./http/gateway-event.ts";
import type { Json } from "./state-machines/json.ts";
import type { InvokeFunction } from "./state-machines/ports.ts";

/** The task functions by the name that state machines call them, each with its tasks. */
export type TaskFunctions = Readonly<Record<string, Readonly<Record<string, TaskHandler>>>>;

/** An invocation of a function that was never deployed; Step Functions reports Lambda's own error names. */
class FunctionNotFound extends Error {
  override readonly name = "Lambda.ResourceNotFoundException";
}

/** Runs the handlers of the task Lambdas, as they are deployed, on the engine's invocations. */
export const taskInvoker = (functions: TaskFunctions, runtime: Runtime): InvokeFunction => {
  const handlers = new Map(Object.entries(functions).map(([name, tasks]) => [name, taskHandler(tasks, runtime)]));
  return async (functionName, payload: Json) => {
    const handler = handlers.get(functionName);
    if (handler === undefined) throw new FunctionNotFound(`Function not found: ${functionName}`);
    return handler(payload as unknown as TaskInput, lambdaContext(functionName, randomUUID()));
  };
};

/** Runs the handler of the reactions' Lambda, as it is deployed, on the bus's deliveries. */
export const reactionInvoker = (bindings: readonly ReactionBinding[], runtime: Runtime) => {
  const handler = reactionHandler(bindings, runtime);
  return async (entry: string, event: RecordedEvent): Promise<void> => {
    await handler({ entry, event }, lambdaContext("reactions", randomUUID()));
  };
};
