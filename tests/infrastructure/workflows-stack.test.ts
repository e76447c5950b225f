import { readFileSync } from "node:fs";
import aslValidator from "asl-validator";
import { describe, expect, it } from "vitest";
import { placeholdersOf, StateMachineFile } from "../../lib/constructs/state-machine-file.ts";
import { deployment } from "../support/infrastructure/deployment.ts";
import { nameIn, resourcesOf } from "../support/infrastructure/resources.ts";

const { stacks, template } = deployment();
const workflows = template(stacks.workflows);
const machines = resourcesOf(workflows, "AWS::StepFunctions::StateMachine");

const definitionOf = ({ Properties }: (typeof machines)[number]) => {
  const { DefinitionString, DefinitionSubstitutions } = Properties as unknown as {
    DefinitionString: string;
    DefinitionSubstitutions: Record<string, unknown>;
  };
  return { text: DefinitionString, substitutions: DefinitionSubstitutions };
};

// What CloudFormation does before Step Functions sees the text.
const substituted = (machine: (typeof machines)[number]): string => {
  const { text, substitutions } = definitionOf(machine);
  return Object.keys(substitutions).reduce(
    (filled, name) => filled.replaceAll(`\${${name}}`, `arn:aws:lambda:us-east-1:123456789012:function:${name}`),
    text,
  );
};

it("there is one state machine for each process", () => {
  expect(machines.map(({ id }) => id.replace(/Machine.*/, "")).sort()).toEqual([
    "backtestprocess",
    "chargebackprocess",
    "disputeprocess",
    "experimentprocess",
    "feedbackprocess",
    "qualityprocess",
    "refundprocess",
    "returnprocess",
    "sopprocess",
  ]);
});

describe.each(machines)("$id", (machine) => {
  it("is the file, word for word but for white space", () => {
    const process = machine.id.replace(/process.*$/, "");
    const file = readFileSync(new URL(`../../state-machines/${process}.asl.json`, import.meta.url), "utf8");
    expect(JSON.parse(definitionOf(machine).text)).toEqual(JSON.parse(file));
  });

  it("has no placeholder left and passes asl-validator", () => {
    const filled = substituted(machine);
    expect(placeholdersOf(filled)).toEqual([]);
    const { isValid, errorsText } = aslValidator(JSON.parse(filled));
    expect(isValid, errorsText("\n")).toBe(true);
  });

  it("calls the Lambda whose right it has", () => {
    const { substitutions } = definitionOf(machine);
    for (const [name, arn] of Object.entries(substitutions))
      expect(nameIn(arn)).toMatch(new RegExp(`^${name.replace("FunctionArn", "Function")}`));
  });

  it("is a standard one, traced, and logs errors without anybody's data", () => {
    expect(machine.Properties).toMatchObject({
      StateMachineType: "STANDARD",
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { IncludeExecutionData: false, Level: "ERROR" },
    });
  });
});

it("a broken definition would not pass asl-validator", () => {
  const broken = { QueryLanguage: "JSONata", StartAt: "A", States: { A: { Type: "Pass", Next: "Nowhere" } } };
  expect(aslValidator(broken).isValid).toBe(false);
});

it("a placeholder that no Lambda stands for is refused at synthesis", () => {
  const file = new URL("../../state-machines/return.asl.json", import.meta.url).pathname;
  expect(() => new StateMachineFile(stacks.workflows, "Unknown", { file, functions: {} })).toThrow(
    /wants \$\{ReturnTasksFunctionArn\}, which no Lambda stands for/,
  );
});
