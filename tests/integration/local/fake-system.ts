import type { ReactionBinding } from "../../../adapters/events/reaction.ts";
import { awaitCase, type CaseProcess, readStanding, resumeWait } from "../../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../../adapters/workflow/task.ts";
import type { Composition } from "../../../local/options.ts";
import { type Recourse, type RecourseOptions, startRecourse } from "../../../local/recourse.ts";
import { FIRST_INSTANT, type ThingState, tell, thingOperations, things } from "./fake-things.ts";

const process: CaseProcess<ThingState> = {
  name: "thing",
  aggregate: things,
  standingOf: ({ status, dueAt }) => ({
    status,
    wakeAt: status === "open" ? (dueAt ?? null) : null,
    isAtRest: status === "paid",
  }),
};

const tasks: Readonly<Record<string, TaskHandler>> = {
  "await-thing": (input, runtime) => awaitCase(runtime, input, process),
  "ring-thing": async ({ caseId, commandId }, runtime) => {
    const { outcome } = await tell(runtime, caseId, "Ring", commandId);
    const { status, wakeAt } = await readStanding(runtime, caseId, process);
    return { outcome, status, wakeAt };
  },
};

const bindings: readonly ReactionBinding[] = [
  {
    reaction: { entry: "start-process-when-thing-opened", on: ["ThingOpened"] },
    handle: async ({ caseId, data }, runtime) =>
      runtime.processes.start("return", caseId, { caseId, wakeAt: (data as { dueAt: string }).dueAt }),
  },
  {
    reaction: { entry: "wake-process-when-thing-moved", on: ["ThingOpened", "ThingPoked", "ThingRung", "ThingPaid"] },
    handle: ({ caseId }, runtime) => resumeWait(runtime, caseId, process),
  },
  {
    reaction: { entry: "pay-when-thing-rung", on: ["ThingRung"] },
    handle: async ({ caseId, id, at }, runtime) => {
      await runtime.payments.refund({
        key: `refund-${caseId}`,
        refundId: caseId,
        legId: caseId,
        orderId: "order-1",
        kind: "refund",
        paymentId: "payment-1",
        tender: "card",
        amount: { amountMinor: 1990, currency: "BRL" },
        lines: [],
      });
      const to = { role: "buyer", id: "buyer-1" } as const;
      await runtime.notifier.notify({ key: id, to, template: "rung", caseId, at, facts: {} });
    },
  },
];

const task = (name: string, payload: object) => ({
  Type: "Task",
  Arguments: {
    FunctionName: "return-tasks",
    Payload: {
      task: name,
      caseId: "{% $states.context.Execution.Input.caseId %}",
      commandId: "{% $states.context.Execution.Name & ':' & $states.context.State.Name %}",
      ...payload,
    },
  },
});

const WAIT =
  "{% $max([1, $ceil(($toMillis($states.input.wakeAt) - $toMillis($states.context.State.EnteredTime)) / 1000)]) %}";

/** Waits until the thing moves or two days are over, then rings. */
export const thingProcess = {
  QueryLanguage: "JSONata",
  StartAt: "Wait for a poke",
  States: {
    "Wait for a poke": {
      ...task("await-thing", {
        awaited: "open",
        wakeAt: "{% $states.input.wakeAt %}",
        taskToken: "{% $states.context.Task.Token %}",
      }),
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      TimeoutSeconds: WAIT,
      Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Ring" }],
      Next: "Done",
    },
    Ring: { ...task("ring-thing", {}), Resource: "arn:aws:states:::lambda:invoke", Next: "Done" },
    Done: { Type: "Succeed" },
  },
};

/** The composition of a tiny marketplace that uses every part of the local runtime. */
export const thingComposition: Composition = {
  operations: thingOperations,
  reactions: bindings,
  taskFunctions: { "return-tasks": tasks },
  definitions: { return: thingProcess },
};

/** Starts it in memory with the clock standing still, unless told otherwise. */
export const startThings = (options: Partial<RecourseOptions> = {}): Promise<Recourse> =>
  startRecourse({ ...thingComposition, startAt: FIRST_INSTANT, pause: async () => undefined, ...options });
