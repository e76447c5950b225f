import type { AppConfigProfile } from "../../adapters/flags/app-config-source.ts";

/** Where a stage has its flags: named, so that a Lambda need not wait for them to be deployed. */
export const flagsOf = (stage: string): AppConfigProfile => ({
  application: `Recourse-${stage}`,
  environment: stage,
  profile: "flows",
});
