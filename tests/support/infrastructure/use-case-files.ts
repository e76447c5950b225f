import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

const FUNCTIONS = new URL("../../../functions", import.meta.url).pathname;
const VALUE_IMPORT = /^(?:import|export) (?!type )[^;]*? from "(\.[^"]+\.ts)"/gm;

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(VALUE_IMPORT)].map(([, path]) => resolve(dirname(file), path ?? ""));

const reach = (file: string, reached: Set<string>): Set<string> => {
  if (!reached.has(file)) {
    reached.add(file);
    for (const imported of importsOf(file)) reach(imported, reached);
  }
  return reached;
};

/** A use case as its file: which modules run with it, and their text. */
export interface UseCase {
  readonly entry: string;
  readonly modules: readonly string[];
  readonly text: string;
}

/** All use cases of a trigger ("http", "task" or "event"), by the name of their file. */
export const useCasesOf = (trigger: "http" | "task" | "event"): ReadonlyMap<string, UseCase> => {
  const suffix = `.${trigger}.ts`;
  const files = readdirSync(FUNCTIONS, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(suffix));
  return new Map(
    files.map((file) => {
      const reached = [...reach(join(FUNCTIONS, file), new Set())];
      const entry = basename(file, suffix);
      const text = reached.map((each) => readFileSync(each, "utf8")).join("\n");
      return [entry, { entry, modules: reached.map((each) => basename(each)), text }];
    }),
  );
};
