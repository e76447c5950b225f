import * as z from "zod";
import { ApiError } from "./api-error.ts";
import { stateMachineNameIn } from "./arns.ts";
import type { Starter } from "./execution.ts";
import { type Failure, StateFailed } from "./failure.ts";
import { isRecord, type Json, toJson } from "./json.ts";
import { BUILT_IN_SHAPES, type ServiceShape } from "./load/resource.ts";
import type { InvokeFunction } from "./ports.ts";

/** A request of a task to a service. `task` is the same each time the request is repeated after a crash. */
export interface ServiceRequest {
  arguments: Json;
  task: Starter;
}

/** A service tasks may call by `arn:aws:states:::<service>`. Throws `StateFailed` to choose the error and the cause. */
export interface Service extends ServiceShape {
  call(request: ServiceRequest): Promise<unknown>;
}

/** Services by name, such as `lambda:invoke`. */
export type Services = ReadonlyMap<string, Service>;

/** Starts an execution for a task; repeating it for the same task answers the same execution. */
export type StartForTask = (
  start: { stateMachine: string; name?: string; input: Json },
  task: Starter,
) => Promise<{ executionArn: string; startDate: string }>;

const textIn = (record: Record<string, unknown>, key: string): string | undefined => {
  const value = record[key];
  return typeof value === "string" ? value : undefined;
};

/**
 * What AWS makes of an error a function threw: the error is its type, the cause the JSON text of what Lambda reports.
 * Errors of Lambda itself (`Lambda.…`) have their message as the cause.
 */
export const failureOf = (thrown: unknown): Failure => {
  if (thrown instanceof StateFailed) return thrown.failure;
  if (thrown instanceof ApiError) return { error: `StepFunctions.${thrown.name}Exception`, cause: thrown.message };
  const record = isRecord(thrown) ? thrown : {};
  const errorType = textIn(record, "errorType") ?? textIn(record, "name") ?? "Error";
  const errorMessage = textIn(record, "errorMessage") ?? textIn(record, "message") ?? String(thrown);
  if (errorType.startsWith("Lambda.")) return { error: errorType, cause: errorMessage };
  const reported = thrown instanceof Error ? {} : record;
  return { error: errorType, cause: JSON.stringify({ errorType, errorMessage, ...reported }) };
};

const LambdaArguments = z.strictObject({ FunctionName: z.string().min(1), Payload: z.json().optional() });

const StartExecutionArguments = z.strictObject({
  StateMachineArn: z.string().min(1),
  Name: z.string().optional(),
  Input: z.json().optional(),
});

const parsed = <Value>(schema: z.ZodType<Value>, value: Json): Value => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) => `${path.join("/")}: ${message}`.replace(/^: /, ""));
  throw new StateFailed({
    error: "States.Runtime",
    cause: `The task's arguments are not valid: ${reasons.join("; ")}`,
  });
};

/** The services the engine has of its own: Lambda, and starting executions of its own state machines. */
export const builtInServices = (invoke: InvokeFunction, start: StartForTask): Services =>
  new Map<string, Service>([
    [
      "lambda:invoke",
      {
        ...BUILT_IN_SHAPES["lambda:invoke"],
        async call({ arguments: request }) {
          const { FunctionName, Payload = {} } = parsed(LambdaArguments, request);
          const answer = toJson(await invoke(FunctionName, Payload));
          return { ExecutedVersion: "$LATEST", Payload: answer, StatusCode: 200 };
        },
      },
    ],
    [
      "states:startExecution",
      {
        ...BUILT_IN_SHAPES["states:startExecution"],
        async call({ arguments: request, task }) {
          const { StateMachineArn, Name, Input = {} } = parsed(StartExecutionArguments, request);
          const started = await start(
            {
              stateMachine: stateMachineNameIn(StateMachineArn),
              input: Input,
              ...(Name === undefined ? {} : { name: Name }),
            },
            task,
          );
          return { ExecutionArn: started.executionArn, StartDate: started.startDate };
        },
      },
    ],
  ]);
