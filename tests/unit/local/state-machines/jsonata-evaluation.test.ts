import { describe, expect, it } from "vitest";
import type { Json } from "../../../../local/state-machines/json.ts";
import { type Evaluation, evaluate, evaluateWhole } from "../../../../local/state-machines/jsonata-evaluation.ts";
import { compileTemplate } from "../../../../local/state-machines/template.ts";

const evaluation: Evaluation = {
  state: "S",
  enteredEventId: 2,
  states: { input: { list: [1, 2, 3], one: [7], text: "abc" }, context: {} },
  variables: { rate: 0.5, name: "n" },
  now: Date.parse("2026-03-01T12:34:56.789Z"),
  ids: { uuid: () => "an-id", random: () => 0.25 },
};

const compile = (value: Json) =>
  compileTemplate(value, "Output", (reason) => {
    throw new Error(reason);
  });

describe("values", () => {
  it.each<[string, Json, Json]>([
    ["a constant", { a: [1, null, "$x"] }, { a: [1, null, "$x"] }],
    ["text that only looks like an expression", " {% 1 %} ", " {% 1 %} "],
    ["an expression", "{% $states.input.text & $name %}", "abcn"],
    ["expressions deep inside", { a: ["{% $rate * 2 %}", 3] }, { a: [1, 3] }],
    ["a list of one, which stays a list", "{% $states.input.one %}", [7]],
    ["missing parts, which fall away", "{% {'a': 1, 'b': $states.input.missing} %}", { a: 1 }],
    ["negative zero, which is zero", "{% 0 * -1 %}", 0],
  ])("evaluates %s", async (_, template, expected) => {
    expect(await evaluate(compile(template), evaluation)).toStrictEqual(expected);
  });

  it.each([
    [
      "{% $missing %}",
      "The JSONata expression '$missing' specified for the field 'Output' returned nothing (undefined).",
    ],
    [
      "{% $sum %}",
      "The JSONata expression '$sum' specified for the field 'Output' returned an unsupported result type.",
    ],
    ["{% {'f': function($x){$x}} %}", "returned an unsupported result type."],
    [
      "{% $states.input + 1 %}",
      'threw an error during evaluation. T2001: The left side of the "+" operator must evaluate',
    ],
    ["{% $error('why') %}", "threw an error during evaluation. D3137: why"],
    ["{% $parse('{') %}", "threw an error during evaluation. "],
  ])("fails on %s as AWS words it", async (template, reason) => {
    const failure = await evaluate(compile(template), evaluation).catch((error) => error.failure);
    expect(failure).toMatchObject({ error: "States.QueryEvaluationError", location: "Output" });
    expect(failure.cause).toContain(
      "An error occurred while executing the state 'S' (entered at the event id #2). The JSONata",
    );
    expect(failure.cause).toContain(reason);
  });

  it.each([
    ["1.5", "must be a whole number between 1 and 10 but was: 1.5"],
    ["0", "but was: 0"],
    ["11", "but was: 11"],
    ["'5'", "Expected 'number', but was 'string' for value: \"5\""],
  ])("takes no %s where a whole number from 1 to 10 belongs", async (source, reason) => {
    const work = evaluateWhole(compile(`{% ${source} %}`), "TimeoutSeconds", [1, 10], evaluation);
    await expect(work).rejects.toMatchObject({ failure: { cause: expect.stringContaining(reason) } });
  });
});

describe("the functions Step Functions adds", () => {
  it.each<[string, Json]>([
    ["$partition([1,2,3,4,5], 2)", [[1, 2], [3, 4], [5]]],
    ["$partition($states.input.one, 3)", [[7]]],
    ["$partition([], 3)", []],
    ["$range(1, 9, 2)", [1, 3, 5, 7, 9]],
    ["$range(5, 1, -2)", [5, 3, 1]],
    ["$range(3, 1, 1)", []],
    ["$hash('abc', 'MD5')", "900150983cd24fb0d6963f7d28e17f72"],
    ["$hash('abc', 'SHA-1')", "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ["$hash('abc', 'SHA-256')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    ["$length($hash('abc', 'SHA-384')) + $length($hash('abc', 'SHA-512'))", 96 + 128],
    ["$hash({'a': 1}, 'SHA-1') = $hash('{\"a\":1}', 'SHA-1')", true],
    ["$uuid()", "an-id"],
    ["$random()", 0.25],
    ["$random(42) = $random(42) and $random(42) != $random(43)", true],
    ["$random(7) >= 0 and $random(7) < 1", true],
    ["$parse('{\"a\": [1]}').a", [1]],
    ["$now()", "2026-03-01T12:34:56.789Z"],
    ["$now('[H01]:[m01]')", "12:34"],
    ["$now('[H01]:[m01]', '+0900')", "21:34"],
    ["$millis()", Date.parse("2026-03-01T12:34:56.789Z")],
    ["$toMillis('2026-03-01T12:35:56.789Z') - $millis()", 60_000],
  ])("%s", async (source, expected) => {
    expect(await evaluate(compile(`{% ${source} %}`), evaluation)).toStrictEqual(expected);
  });

  it.each([
    ["$partition([1], 0)", "the size of a partition must be positive"],
    ["$partition([1], 'x')", "the size of a partition must be a whole number"],
    ["$range(0, 10, 0)", "the step of a range must not be 0"],
    ["$range(0, 1000, 1)", "a range holds at most 1000 items"],
    ["$hash('a', 'CRC')", "the hash algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512"],
    ["$random(1.5)", "a seed must be a whole number"],
    ["$parse(1)", "the argument of $parse must be a string"],
  ])("%s fails", async (source, reason) => {
    const work = evaluate(compile(`{% ${source} %}`), evaluation);
    await expect(work).rejects.toMatchObject({ failure: { cause: expect.stringContaining(reason) } });
  });
});
