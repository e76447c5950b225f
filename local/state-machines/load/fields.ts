import * as z from "zod";
import { MAX_SECONDS } from "../limits.ts";
import { isExpression } from "../template.ts";

const Expression = z.string().refine(isExpression, "expected an expression between {% and %}");
const Text = z.string();
const JsonObject = z.record(z.string(), z.json());
const ObjectOrExpression = z.union([JsonObject, Expression]);
const Seconds = z.int().min(1).max(MAX_SECONDS);
const ErrorEquals = z.array(z.string().min(1)).min(1);

const RawRetrier = z
  .strictObject({
    Comment: Text.optional(),
    ErrorEquals,
    IntervalSeconds: Seconds.optional(),
    MaxAttempts: z.int().min(0).max(MAX_SECONDS).optional(),
    BackoffRate: z.number().min(1).optional(),
    MaxDelaySeconds: z.int().min(1).max(31_622_399).optional(),
    JitterStrategy: z.enum(["FULL", "NONE"]).optional(),
  })
  .refine(
    ({ MaxDelaySeconds, IntervalSeconds = 1 }) => MaxDelaySeconds === undefined || MaxDelaySeconds > IntervalSeconds,
    "MaxDelaySeconds must be greater than IntervalSeconds",
  );

const RawCatcher = z.strictObject({
  Comment: Text.optional(),
  ErrorEquals,
  Next: Text,
  Assign: JsonObject.optional(),
  Output: z.json().optional(),
});

const RawChoice = z.strictObject({
  Comment: Text.optional(),
  Condition: z.union([z.boolean(), Expression]),
  Next: Text,
  Assign: JsonObject.optional(),
  Output: z.json().optional(),
});

const every = { Comment: Text.optional(), QueryLanguage: z.literal("JSONata").optional() };
const writing = { ...every, Assign: JsonObject.optional(), Output: z.json().optional() };
const moving = { ...writing, Next: Text.optional(), End: z.boolean().optional() };
const recovering = { Retry: z.array(RawRetrier).optional(), Catch: z.array(RawCatcher).optional() };

/** A scope whose states are loaded by the caller, one by one, so that each complaint has a state's name. */
export const RawScope = z.strictObject({
  Comment: Text.optional(),
  StartAt: Text,
  States: z
    .record(z.string().min(1).max(80), z.unknown())
    .refine((states) => Object.keys(states).length > 0, "States is empty"),
});

const RawProcessor = RawScope.extend({
  ProcessorConfig: z.strictObject({ Mode: z.literal("INLINE", "a distributed map is not supported") }).optional(),
});

/** A whole definition file. */
export const RawStateMachine = RawScope.extend({
  QueryLanguage: z.enum(["JSONata", "JSONPath"]).optional(),
  Version: z.literal("1.0").optional(),
  TimeoutSeconds: Seconds.optional(),
});

/** The fields each type of state may have under JSONata; any other is refused. */
export const RawState = z.discriminatedUnion("Type", [
  z.strictObject({
    ...moving,
    ...recovering,
    Type: z.literal("Task"),
    Resource: Text,
    Arguments: ObjectOrExpression.optional(),
    TimeoutSeconds: z.union([Seconds, Expression]).optional(),
    HeartbeatSeconds: z.union([Seconds, Expression]).optional(),
  }),
  z.strictObject({
    ...writing,
    Type: z.literal("Choice"),
    Choices: z.array(RawChoice).min(1),
    Default: Text.optional(),
  }),
  z
    .strictObject({
      ...moving,
      Type: z.literal("Wait"),
      Seconds: z.union([z.int().min(0).max(MAX_SECONDS), Expression]).optional(),
      Timestamp: Text.optional(),
    })
    .refine(
      ({ Seconds, Timestamp }) => (Seconds === undefined) !== (Timestamp === undefined),
      "a Wait state has either Seconds or Timestamp",
    ),
  z.strictObject({ ...moving, Type: z.literal("Pass") }),
  z.strictObject({ ...every, Type: z.literal("Succeed"), Output: z.json().optional() }),
  z.strictObject({ ...every, Type: z.literal("Fail"), Error: Text.optional(), Cause: Text.optional() }),
  z.strictObject({
    ...moving,
    ...recovering,
    Type: z.literal("Parallel"),
    Arguments: z.json().optional(),
    Branches: z.array(RawScope).min(1),
  }),
  z.strictObject({
    ...moving,
    ...recovering,
    Type: z.literal("Map"),
    Items: z.union([z.array(z.json()), Expression]).optional(),
    ItemSelector: ObjectOrExpression.optional(),
    ItemProcessor: RawProcessor,
    MaxConcurrency: z.union([z.int().min(0), Expression]).optional(),
    ToleratedFailureCount: z.union([z.int().min(0), Expression]).optional(),
    ToleratedFailurePercentage: z.union([z.number().min(0).max(100), Expression]).optional(),
  }),
]);

export type RawState = z.infer<typeof RawState>;
export type RawScope = z.infer<typeof RawScope>;
export type RawRetrier = z.infer<typeof RawRetrier>;
export type RawCatcher = z.infer<typeof RawCatcher>;
