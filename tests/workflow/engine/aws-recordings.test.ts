import { describe, expect, it } from "vitest";
import { InvalidStateMachine, loadStateMachine } from "../../../local/state-machines/load.ts";
import { agrees } from "./aws-agreement.ts";
import { machineOf, testedState } from "./aws-machine.ts";
import { type Answer, runRecord, traceOf } from "./aws-run.ts";
import { type AwsRecord, awsRecords, recordsAreHere } from "./recorded-on-aws.ts";

/** The resources AWS ran and the engine alone refuses; a caller that adds the service can run them. */
const REFUSED_RESOURCES = ["arn:aws:states:::aws-sdk:s3:getObject", "arn:aws:states:::apigateway:invoke"];

const named = (kind: AwsRecord["kind"]) =>
  awsRecords
    .filter((record) => record.kind === kind)
    .map((record) => [record.id.split("::").slice(1).join(" "), record] as const);

const expectCause = (expected: unknown, actual: string | undefined): void => {
  if (typeof expected === "string") expect(actual).toBe(expected);
  else if (expected !== undefined) expect(agrees(expected as never, actual ?? null)).toBe(true);
};

const expectOutput = (record: AwsRecord, actual: unknown): void => {
  if (record.expected.output === undefined) return;
  expect(agrees(record.expected.output, actual as never), `output ${JSON.stringify(actual)}`).toBe(true);
};

/** What the tested state alone did: where it led, and what it gave out on the way. */
const outcomeOfState = (record: AwsRecord, { status, history, states }: Answer) => {
  const exit = history.find(
    ({ stateExitedEventDetails: details }) => (details as { name?: string } | undefined)?.name === testedState(record),
  );
  const failed = history.findLast(({ type }) => type === "TaskFailed")?.taskFailedEventDetails as
    | { error?: string; cause?: string }
    | undefined;
  const { output } = (exit?.stateExitedEventDetails ?? {}) as { output?: string };
  return {
    status: exit && failed ? "CAUGHT_ERROR" : status,
    output: output === undefined ? undefined : JSON.parse(output),
    nextState: states.find((name, index) => index > 0 && name in (machineOf(record).States as object)),
    failed,
  };
};

describe.skipIf(!recordsAreHere)("state machines as AWS ran them (skipped where the recordings are absent)", () => {
  it("has recordings to compare with", () => {
    expect(awsRecords.length).toBeGreaterThan(80);
  });

  it.each(named("execution"))("agrees with AWS on %s", async (_, record) => {
    const answer = await runRecord(record);
    expect({ status: answer.status, error: answer.error }).toEqual({
      status: record.expected.status,
      error: record.expected.error,
    });
    expectOutput(record, answer.output);
    expectCause(record.expected.cause, answer.cause);
    const order = (states: readonly string[]) => (record.concurrent ? [...states].sort() : states);
    expect(order(answer.states)).toEqual(order(record.expected.states ?? []));
    if (!record.concurrent) expect(agrees(record.expected.trace ?? [], traceOf(answer.history))).toBe(true);
  });

  it.each(named("state"))("agrees with AWS on the single state of %s", async (_, record) => {
    const answer = await runRecord(record);
    const outcome = outcomeOfState(record, answer);
    expect({ status: outcome.status, nextState: outcome.nextState }).toEqual({
      status: record.expected.status,
      nextState: record.expected.nextState,
    });
    expectOutput(record, outcome.output);
    expect(answer.error ?? outcome.failed?.error).toBe(record.expected.error);
    expectCause(record.expected.cause, answer.cause ?? outcome.failed?.cause);
  });

  it("refuses at load, with the state's name, exactly what needs a service that is not there", () => {
    const refusals = new Set<string>();
    for (const { definition, kind, ...rest } of awsRecords) {
      const whole = "States" in definition ? definition : machineOf({ definition, kind, ...rest });
      try {
        loadStateMachine({ ...whole, QueryLanguage: "JSONata" }, "recorded");
      } catch (error) {
        if (!(error instanceof InvalidStateMachine)) throw error;
        for (const { state, reason } of error.problems) {
          expect(state).not.toBe("");
          refusals.add(reason);
        }
      }
    }
    expect([...refusals].sort()).toEqual(
      REFUSED_RESOURCES.map((resource) => `the resource '${resource}' is not supported`).sort(),
    );
  });
});
