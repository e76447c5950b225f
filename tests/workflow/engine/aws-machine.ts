import { isRecord, type Json } from "../../../local/state-machines/json.ts";
import type { AwsRecord } from "./recorded-on-aws.ts";

/** The recordings name what only existed in the recorder's account by a call; this is what the call stands for. */
const resolved = (text: string): string =>
  text.replaceAll(
    "stepfunctions_standard_execution_arn()",
    "arn:aws:states:us-east-1:111111111111:execution:TargetStateMachine:TestStartTarget",
  );

/** What the recorded mock answers: the text of a JSON value. */
export const mockResultOf = ({ testState }: AwsRecord): Json | undefined =>
  testState?.mock?.result === undefined ? undefined : (JSON.parse(resolved(testState.mock.result)) as Json);

const targetsIn = (state: unknown): string[] => {
  if (Array.isArray(state)) return state.flatMap(targetsIn);
  if (!isRecord(state)) return [];
  const own = [state.Next, state.Default].filter((target) => typeof target === "string");
  return [...own, ...targetsIn(state.Catch), ...targetsIn(state.Choices)];
};

/** A Parallel's mock stands for what its branches answer, so the branches are made to answer it. */
const withMockedBranches = (state: Record<string, Json>, result: Json | undefined): Record<string, Json> => {
  if (state.Type !== "Parallel" || !Array.isArray(result)) return state;
  const branches = result.map((Output, index) => ({
    StartAt: `Mock${index}`,
    States: { [`Mock${index}`]: { Type: "Pass", Output, End: true } },
  }));
  return { ...state, Branches: branches };
};

/** The name of the state that a single-state recording runs. */
export const testedState = ({ testState }: AwsRecord): string => testState?.stateName ?? "StateName";

/** The machine to run: the recorded one, or one around the recorded state where every way out ends at once. */
export const machineOf = (record: AwsRecord): Record<string, Json> => {
  const { definition, kind } = record;
  if (kind === "execution") return definition;
  const name = testedState(record);
  const state = (isRecord(definition.States) ? definition.States[name] : definition) as Record<string, Json>;
  const ends = targetsIn(state).map((target) => [target, { Type: "Pass", End: true }]);
  return {
    QueryLanguage: "JSONata",
    StartAt: name,
    States: { [name]: withMockedBranches(state, mockResultOf(record)), ...Object.fromEntries(ends) },
  };
};
