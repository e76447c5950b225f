import type { App } from "aws-cdk-lib";
import type { Route } from "../../adapters/http/route.ts";
import { ACCESS } from "../config/access.ts";
import { flagsOf } from "../config/flags.ts";
import type { Settings } from "../config/settings.ts";
import { ApiStack } from "./api-stack.ts";
import { DataStack } from "./data-stack.ts";
import { EventsStack, type EventsStackProps } from "./events-stack.ts";
import { FlagsStack } from "./flags-stack.ts";
import { ObservabilityStack } from "./observability-stack.ts";
import { WorkflowsStack } from "./workflows-stack.ts";

/** What is deployed, as data and as folders. */
export interface Deployment {
  readonly settings: Settings;
  readonly routes: readonly Route[];
  readonly reactions: EventsStackProps["reactions"];
  /** The folder of the Lambda entry files. */
  readonly handlers: string;
  /** The folder of the .asl.json files. */
  readonly stateMachines: string;
  /** The folder of the policies and of the definition of flags. */
  readonly policies: string;
}

/** The six stacks of one stage, each named Recourse-<stage>-<stack>. */
export const recourse = (app: App, { settings, routes, reactions, handlers, stateMachines, policies }: Deployment) => {
  const named = (name: string) => `Recourse-${settings.stage}-${name}`;
  const data = new DataStack(app, named("Data"));
  const workflows = new WorkflowsStack(app, named("Workflows"), { data, settings, handlers, stateMachines });
  const events = new EventsStack(app, named("Events"), {
    data,
    settings,
    machines: workflows.machines,
    handlers,
    reactions,
  });
  const api = new ApiStack(app, named("Api"), { data, settings, handlers, routes });
  const observability = new ObservabilityStack(app, named("Observability"), { data, workflows, events, api, settings });
  const flags = new FlagsStack(app, named("Flags"), {
    flags: flagsOf(settings.stage),
    policies,
    readers: Object.values(api.functions).filter(({ name }) => ACCESS[name as keyof typeof ACCESS].flags),
    rollBackOn: observability.apiFaults,
  });
  return { data, workflows, events, api, observability, flags };
};
