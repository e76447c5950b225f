import type { Configuration } from "./configuration.ts";
import type { Runtime } from "./runtime.ts";

/**
 * What only some Lambdas have of the runtime, made of their settings. Each has a module of its own, so that the clients it needs
 * are in the bundles of those Lambdas only.
 */
export type RuntimePart = (settings: Configuration) => Partial<Runtime>;
