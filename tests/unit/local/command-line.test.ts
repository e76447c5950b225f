import { describe, expect, it } from "vitest";
import { readCommandLine, WrongUse } from "../../../local/command-line.ts";

describe("the command line of npm start", () => {
  it("defaults to port 4000 of this machine and .recourse beside the code", () => {
    expect(readCommandLine([], {})).toEqual({
      port: 4000,
      host: "127.0.0.1",
      dataFolder: expect.stringMatching(/\/\.recourse$/),
      flagFile: undefined,
      fresh: false,
      empty: false,
      endpoint: undefined,
    });
  });

  it.each([
    [["--fresh"], {}, { fresh: true }],
    [["--empty"], {}, { empty: true }],
    [["--data", "/tmp/x"], {}, { dataFolder: "/tmp/x" }],
    [["--flags", "/tmp/flags.json"], {}, { flagFile: "/tmp/flags.json" }],
    [[], { PORT: "4001" }, { port: 4001 }],
    [[], { PORT: "" }, { port: 4000 }],
    [[], { HOST: "0.0.0.0" }, { host: "0.0.0.0" }],
    [[], { DYNAMODB_ENDPOINT: "http://localhost:8000" }, { endpoint: "http://localhost:8000" }],
  ])("reads %j with %j", (args, environment, expected) => {
    expect(readCommandLine(args, environment)).toMatchObject(expected);
  });

  it.each([
    [["--frehs"], {}],
    [["extra"], {}],
    [["--data"], {}],
    [[], { PORT: "http" }],
    [[], { PORT: "70000" }],
    [[], { PORT: "-1" }],
  ])("refuses %j with %j in a sentence", (args, environment) => {
    expect(() => readCommandLine(args, environment)).toThrow(WrongUse);
  });
});
