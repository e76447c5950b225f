import { readdirSync, readFileSync } from "node:fs";

const SUFFIX = ".asl.json";

// ReturnTasksFunctionArn -> return-tasks: the deployed Lambda's short name is its name here.
const localNameOf = (placeholder: string, file: string): string => {
  const name = /^(\w+?)(?:FunctionArn|StateMachineArn)$/.exec(placeholder)?.[1];
  if (name === undefined) throw new Error(`${file}: nothing is known to put for \${${placeholder}}`);
  return name.replaceAll(/(?<=[a-z0-9])([A-Z])/g, "-$1").toLowerCase();
};

/** A definition with its placeholders replaced by the names of this machine's functions and state machines. */
export const substituted = (text: string, file: string): unknown =>
  JSON.parse(text.replaceAll(/\$\{(\w+)\}/g, (_whole, placeholder: string) => localNameOf(placeholder, file)));

/** Every state machine of a folder, by name: `return.asl.json` is `return`. */
export const readStateMachines = (folder: URL): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith(SUFFIX))
      .map((file) => [file.slice(0, -SUFFIX.length), substituted(readFileSync(new URL(file, folder), "utf8"), file)]),
  );
