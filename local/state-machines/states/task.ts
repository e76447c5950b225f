import type { TaskState } from "../definition.ts";
import type { Execution, TaskPhase } from "../execution.ts";
import { shown } from "../history.ts";
import { checkSize, evaluationOf, nextAttempt, type Place, recordNext } from "../interpreter/run.ts";
import type { Json } from "../json.ts";
import { evaluate, evaluateWhole } from "../jsonata-evaluation.ts";
import { MAX_SECONDS } from "../limits.ts";
import type { Template } from "../template.ts";
import { issueToken } from "../tokens.ts";

/** Events are `Task…` for services and `LambdaFunction…` for a Lambda named by the resource itself. */
export const taskEvent = ({ resource }: TaskState, what: string): string =>
  `${resource.kind === "service" ? "Task" : "LambdaFunction"}${what}`;

/** The part of a task event's details that says what is called; empty for a Lambda named by the resource itself. */
export const resourceDetails = ({ resource }: TaskState): { [key: string]: Json } => {
  if (resource.kind === "function") return {};
  const [resourceType = "", ...rest] = resource.service.split(":");
  return { resource: `${rest.join(":")}${resource.suffix}`, resourceType };
};

/** What AWS calls the task in an error text. */
export const producerOf = ({ resource }: TaskState): string =>
  resource.kind === "function" ? resource.functionName : (resource.service.split(":")[0] ?? "");

const scheduledDetails = (state: TaskState, phase: TaskPhase, timeoutSeconds?: number): { [key: string]: Json } => ({
  ...(state.resource.kind === "function"
    ? { ...shown("input", phase.arguments), resource: state.resource.functionName }
    : { ...resourceDetails(state), region: "local", parameters: JSON.stringify(phase.arguments) }),
  ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
  ...(phase.heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: phase.heartbeatSeconds }),
});

const tokenFor = ({ resource }: TaskState, execution: Execution, attempt: string, nonce: () => string) =>
  resource.kind === "service" && resource.pattern === "token"
    ? { token: issueToken({ arn: execution.arn, attempt, nonce: nonce() }) }
    : {};

/** Computes the request and its deadlines and schedules it; calling it is left to whoever saved the execution. */
export const beginTask = async (place: Place, state: TaskState): Promise<TaskPhase> => {
  const { run, flow } = place;
  const attempt = nextAttempt(run);
  const issued = tokenFor(state, run.execution, attempt, () => run.ids.uuid());
  const evaluation = evaluationOf(place, issued);
  const request = state.arguments ? await evaluate(state.arguments, evaluation) : flow.at.input;
  checkSize(request, state.name);
  const seconds = async (field: string, template?: Template) =>
    template && (await evaluateWhole(template, field, [1, MAX_SECONDS], evaluation));
  const timeoutSeconds = await seconds("TimeoutSeconds", state.timeoutSeconds);
  const heartbeatSeconds = await seconds("HeartbeatSeconds", state.heartbeatSeconds);
  const phase: TaskPhase = {
    kind: "task",
    attempt,
    arguments: request,
    submitted: false,
    ...issued,
    ...(timeoutSeconds === undefined ? {} : { timeoutAt: run.now + timeoutSeconds * 1000 }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds, heartbeatAt: run.now + heartbeatSeconds * 1000 }),
  };
  recordNext(place, taskEvent(state, "Scheduled"), scheduledDetails(state, phase, timeoutSeconds));
  recordNext(
    place,
    taskEvent(state, "Started"),
    state.resource.kind === "service" ? resourceDetails(state) : undefined,
  );
  return phase;
};
