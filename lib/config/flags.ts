/** A profile of AppConfig, by names, so that a Lambda need not wait for it to be deployed. */
export interface FlagsProfile {
  readonly application: string;
  readonly environment: string;
  readonly profile: string;
}

/** Where a stage has its flags. */
export const flagsOf = (stage: string): FlagsProfile => ({
  application: `Recourse-${stage}`,
  environment: stage,
  profile: "flows",
});
