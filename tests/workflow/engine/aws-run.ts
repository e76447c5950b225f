import { StateFailed } from "../../../local/state-machines/failure.ts";
import type { HistoryEvent } from "../../../local/state-machines/history.ts";
import type { Json } from "../../../local/state-machines/json.ts";
import type { InvokeFunction } from "../../../local/state-machines/ports.ts";
import type { Service } from "../../../local/state-machines/service-integrations.ts";
import { machineOf, mockResultOf } from "./aws-machine.ts";
import { createTime, runMachine, START } from "./engine-fixture.ts";
import type { AwsRecord } from "./recorded-on-aws.ts";

const pythonReport = (errorType = "", errorMessage = "") => ({
  errorMessage,
  errorType,
  requestId: "00000000-0000-0000-0000-000000000000",
  stackTrace: [
    `  File "/var/task/handler.py", line 2, in handler\n    raise ${errorType}(${JSON.stringify(errorMessage)})\n`,
  ],
});

const mockFailure = ({ testState }: AwsRecord): StateFailed | undefined => {
  const output = testState?.mock?.errorOutput;
  return output && new StateFailed(output);
};

const invokeFor =
  (record: AwsRecord): InvokeFunction =>
  async (functionName, payload) => {
    const failure = mockFailure(record);
    if (failure) throw failure;
    const lambda = record.lambdas[functionName.slice(functionName.lastIndexOf(":") + 1)];
    if (lambda?.behaviour === "raise") throw pythonReport(lambda.errorType, lambda.errorMessage);
    if (lambda?.behaviour === "echo") return payload;
    throw new Error(`the recording has no behaviour for ${functionName}`);
  };

/** A service that answers what AWS answered: the mock's result, or the recorded tasks in order. */
const replayed = (record: AwsRecord): Service => {
  const answers = [...(record.tasks ?? [])];
  return {
    patterns: ["call"],
    async call() {
      const mocked = mockResultOf(record);
      if (mocked !== undefined) return mocked;
      const answer = answers.shift();
      if (answer?.outcome === "Failed") {
        throw new StateFailed({ error: answer.error ?? "", cause: String(answer.cause) });
      }
      return answer?.output;
    },
  };
};

const servicesFor = (record: AwsRecord): Record<string, Service> => ({
  "aws-sdk:s3:getObject": replayed(record),
  "apigateway:invoke": replayed(record),
  ...(mockResultOf(record) === undefined ? {} : { "states:startExecution": replayed(record) }),
});

/** What the engine answered, in the words of the recordings. */
export interface Answer {
  status: string;
  output?: Json;
  error?: string;
  cause?: string;
  states: string[];
  history: HistoryEvent[];
}

/** The names of the states a history entered. */
export const enteredStates = (history: readonly HistoryEvent[]): string[] =>
  history.flatMap(({ stateEnteredEventDetails: details }) => (details as { name?: string } | undefined)?.name ?? []);

interface StateDetails {
  name: string;
  input: string;
  output: string;
  assignedVariables?: Record<string, string>;
}

const parsedValues = (texts: Record<string, string>): Json =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, JSON.parse(text) as Json]));

/** A history as the recordings tell it: what each state was given, gave out and assigned. */
export const traceOf = (history: readonly HistoryEvent[]): Json =>
  history.flatMap((event): Json[] => {
    const entered = event.stateEnteredEventDetails as unknown as StateDetails | undefined;
    if (entered) return [{ enter: entered.name, input: JSON.parse(entered.input) }];
    const exited = event.stateExitedEventDetails as unknown as StateDetails | undefined;
    if (!exited) return [];
    const assigned = exited.assignedVariables ? { assigned: parsedValues(exited.assignedVariables) } : {};
    return [{ exit: exited.name, output: JSON.parse(exited.output), ...assigned }];
  });

/** Runs a recording to its end; an hour passes, which is longer than any of their waits and retries. */
export const runRecord = async (record: AwsRecord): Promise<Answer> => {
  const time = createTime(record.now ? Date.parse(record.now) : START);
  const { describe, engine, executionArn } = await runMachine(machineOf(record), record.input, {
    time,
    invoke: invokeFor(record),
    services: servicesFor(record),
  });
  await time.advance(3600, engine);
  const { status, output, error, cause } = describe();
  const history = engine.getExecutionHistory(executionArn);
  return {
    status,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    states: enteredStates(history),
    history,
  };
};
