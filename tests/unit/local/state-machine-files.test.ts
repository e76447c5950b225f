import { describe, expect, it } from "vitest";
import { substituted } from "../../../local/state-machine-files.ts";

const placeholder = (name: string): string => `$\{${name}}`;

describe("placeholders of a state machine's file", () => {
  it.each([
    ["ReturnTasksFunctionArn", "return-tasks"],
    ["RefundTasksFunctionArn", "refund-tasks"],
    ["RefundStateMachineArn", "refund"],
    ["DisputeResolutionStateMachineArn", "dispute-resolution"],
  ])("%s stands for %s", (name, local) => {
    const text = JSON.stringify({ at: placeholder(name), twice: `${placeholder(name)} ${placeholder(name)}` });
    expect(substituted(text, "x.asl.json")).toEqual({ at: local, twice: `${local} ${local}` });
  });

  it("are told from JSONata, which stays as it is", () => {
    expect(substituted('"{% $x %}"', "x.asl.json")).toBe("{% $x %}");
  });

  it("that nothing is known of stop the start and name the file", () => {
    const text = JSON.stringify(placeholder("Secret"));
    expect(() => substituted(text, "x.asl.json")).toThrow(
      `x.asl.json: nothing is known to put for ${placeholder("Secret")}`,
    );
  });
});
