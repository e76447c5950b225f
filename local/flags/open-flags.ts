import { join } from "node:path";
import type { Flags } from "../../adapters/flags/flags.ts";
import type { DefinitionSource } from "../../adapters/flags/kept-definition.ts";
import { noSource } from "../../adapters/flags/no-source.ts";
import { openFeatureFlags } from "../../adapters/flags/open-feature-flags.ts";
import type { DataPlace } from "../data-place.ts";
import type { Foundation } from "../foundation.ts";
import type { RecourseOptions } from "../options.ts";
import { FLAG_FILE, flagFile, offerFlagFile } from "./flag-file.ts";

const sourceOf = ({ flagFile: named }: RecourseOptions, { folder }: DataPlace): DefinitionSource => {
  if (named !== undefined) return flagFile(named);
  if (folder === undefined) return noSource;
  const path = join(folder, FLAG_FILE);
  offerFlagFile(path);
  return flagFile(path);
};

/** The flags of this machine: from the file that the options name, else from the data folder, else as they come with the code. */
export const openFlags = (
  options: RecourseOptions,
  place: DataPlace,
  { log, clock }: Pick<Foundation, "log" | "clock">,
): Flags => {
  const flags = openFeatureFlags({ source: sourceOf(options, place), log, clock });
  // A broken file says so at the start and not only when the first case opens.
  void flags.refresh();
  return flags;
};
