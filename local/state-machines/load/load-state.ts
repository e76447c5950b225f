import type { Catcher, ChoiceState, Exit, Retrier, Scope, State, TaskState, WaitState } from "../definition.ts";
import { isRecord, type Json } from "../json.ts";
import { parseTimestamp } from "../states/timestamp.ts";
import { type Complain, compileTemplate, isExpression, type Template } from "../template.ts";
import type { RawCatcher, RawRetrier, RawScope, RawState } from "./fields.ts";
import { argumentProblems, parseResource, type ServiceShape, type SupportedServices } from "./resource.ts";

/** What loading one state needs from around it. */
export interface StateLoader {
  complain: Complain;
  supported: SupportedServices;
  loadScope(raw: RawScope, outerVariables: ReadonlySet<string>): Scope;
}

type Raw<Type extends RawState["Type"]> = Extract<RawState, { Type: Type }>;

const compiler = (complain: Complain) => {
  const compile = (value: unknown, field: string): Template => compileTemplate(value as Json, field, complain);
  /** The key with its template, or nothing: for spreading into a state. */
  const optional = <Key extends string>(key: Key, value: unknown, field: string): { [K in Key]?: Template } =>
    (value === undefined ? {} : { [key]: compile(value, field) }) as { [K in Key]?: Template };
  return { compile, optional };
};

const exitOf = (
  raw: { Assign?: unknown; Output?: unknown; Next?: string | undefined },
  path: string,
  complain: Complain,
): Exit => {
  const { optional } = compiler(complain);
  return {
    ...optional("assign", raw.Assign, `${path}Assign`),
    ...optional("output", raw.Output, `${path}Output`),
    ...(raw.Next === undefined ? {} : { next: raw.Next }),
  };
};

const loadRetrier = (raw: RawRetrier): Retrier => ({
  errorEquals: raw.ErrorEquals,
  intervalSeconds: raw.IntervalSeconds ?? 1,
  maxAttempts: raw.MaxAttempts ?? 3,
  backoffRate: raw.BackoffRate ?? 2,
  ...(raw.MaxDelaySeconds === undefined ? {} : { maxDelaySeconds: raw.MaxDelaySeconds }),
  jitter: raw.JitterStrategy ?? "NONE",
});

const checkErrorNames = (list: readonly { ErrorEquals: string[] }[], field: string, complain: Complain): void => {
  for (const [index, { ErrorEquals }] of list.entries()) {
    if (!ErrorEquals.includes("States.ALL")) continue;
    if (ErrorEquals.length > 1) complain(`${field}[${index}]: States.ALL must stand alone`);
    if (index < list.length - 1) complain(`${field}[${index}]: States.ALL must be in the last entry`);
  }
};

const loadRecovery = (
  raw: { Retry?: RawRetrier[] | undefined; Catch?: RawCatcher[] | undefined },
  complain: Complain,
) => {
  checkErrorNames(raw.Retry ?? [], "Retry", complain);
  checkErrorNames(raw.Catch ?? [], "Catch", complain);
  const catchers = (raw.Catch ?? []).map(
    (catcher, index): Catcher => ({
      ...exitOf(catcher, `Catch[${index}]/`, complain),
      errorEquals: catcher.ErrorEquals,
      next: catcher.Next,
    }),
  );
  return { retry: (raw.Retry ?? []).map(loadRetrier), catch: catchers };
};

const checkArguments = (given: unknown, shape: ServiceShape | undefined, complain: Complain): void => {
  if (!shape || typeof given === "string") return;
  for (const reason of argumentProblems(isRecord(given) ? given : {}, shape)) complain(reason);
};

const loadTask = (name: string, raw: Raw<"Task">, { complain, supported }: StateLoader): TaskState => {
  const { optional } = compiler(complain);
  const resource = parseResource(raw.Resource, supported);
  if ("reason" in resource) complain(resource.reason);
  else if (resource.kind === "service") checkArguments(raw.Arguments, supported.get(resource.service), complain);
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = raw;
  if (typeof timeout === "number" && typeof heartbeat === "number" && heartbeat >= timeout) {
    complain("HeartbeatSeconds must be smaller than TimeoutSeconds");
  }
  return {
    type: "Task",
    name,
    resource: "reason" in resource ? { kind: "function", functionName: raw.Resource } : resource,
    ...exitOf(raw, "", complain),
    ...loadRecovery(raw, complain),
    ...optional("arguments", raw.Arguments, "Arguments"),
    ...optional("timeoutSeconds", timeout, "TimeoutSeconds"),
    ...optional("heartbeatSeconds", heartbeat, "HeartbeatSeconds"),
  };
};

const loadChoice = (name: string, raw: Raw<"Choice">, { complain }: StateLoader): ChoiceState => ({
  type: "Choice",
  name,
  ...exitOf({ ...raw, Next: raw.Default }, "", complain),
  choices: raw.Choices.map((choice, index) => ({
    ...exitOf(choice, `Choices[${index}]/`, complain),
    condition: compiler(complain).compile(choice.Condition, `Choices[${index}]/Condition`),
    next: choice.Next,
  })),
});

const loadWait = (name: string, raw: Raw<"Wait">, { complain }: StateLoader): WaitState => {
  const { compile } = compiler(complain);
  const { Seconds: seconds, Timestamp: timestamp } = raw;
  if (timestamp !== undefined && !isExpression(timestamp) && parseTimestamp(timestamp) === undefined) {
    complain(`Timestamp: '${timestamp}' is not an ISO 8601 instant with an offset`);
  }
  return {
    type: "Wait",
    name,
    until:
      timestamp === undefined
        ? { seconds: compile(seconds, "Seconds") }
        : { timestamp: compile(timestamp, "Timestamp") },
    ...exitOf(raw, "", complain),
  };
};

/** A state as the interpreter runs it. Complaints are made along the way; the result only counts if there were none. */
export const loadState = (name: string, raw: RawState, loader: StateLoader, outer: ReadonlySet<string>): State => {
  const { complain } = loader;
  const { optional } = compiler(complain);
  switch (raw.Type) {
    case "Task":
      return loadTask(name, raw, loader);
    case "Choice":
      return loadChoice(name, raw, loader);
    case "Wait":
      return loadWait(name, raw, loader);
    case "Pass":
    case "Succeed":
      return { type: raw.Type, name, ...exitOf(raw, "", complain) };
    case "Fail":
      return { type: "Fail", name, ...optional("error", raw.Error, "Error"), ...optional("cause", raw.Cause, "Cause") };
    case "Parallel":
      return {
        type: "Parallel",
        name,
        ...exitOf(raw, "", complain),
        ...loadRecovery(raw, complain),
        ...optional("arguments", raw.Arguments, "Arguments"),
        branches: raw.Branches.map((branch) => loader.loadScope(branch, outer)),
      };
    case "Map":
      return {
        type: "Map",
        name,
        ...exitOf(raw, "", complain),
        ...loadRecovery(raw, complain),
        ...optional("items", raw.Items, "Items"),
        ...optional("itemSelector", raw.ItemSelector, "ItemSelector"),
        ...optional("maxConcurrency", raw.MaxConcurrency, "MaxConcurrency"),
        ...optional("toleratedFailureCount", raw.ToleratedFailureCount, "ToleratedFailureCount"),
        ...optional("toleratedFailurePercentage", raw.ToleratedFailurePercentage, "ToleratedFailurePercentage"),
        processor: loader.loadScope(raw.ItemProcessor, outer),
      };
  }
};
