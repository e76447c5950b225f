import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { settingsOf } from "../../../lib/config/settings.ts";
import { type Deployment, recourse } from "../../../lib/stacks/recourse.ts";
import { sampleReactions, sampleRoutes } from "./rows.ts";

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The context that cdk.json gives every deployment; an App in a test does not read it by itself. */
const { context: cdkContext = {} } = JSON.parse(readFileSync(pathOf("../../../cdk.json"), "utf8")) as {
  context?: Record<string, unknown>;
};

/** The stacks with the sample rows; what a test wants to see otherwise, it gives. Nothing is bundled unless asked for. */
export const deployment = (context: Record<string, unknown> = {}, given: Partial<Deployment> = {}) => {
  // CloudFormation's own rules take seconds and are checked once, where the whole app is synthesized (bundles.test.ts).
  const app = new App({
    builtinCloudFormationValidation: false,
    context: { ...cdkContext, "aws:cdk:bundling-stacks": [], ...context },
  });
  const stacks = recourse(app, {
    settings: settingsOf(app),
    routes: sampleRoutes,
    reactions: sampleReactions,
    handlers: pathOf("./handlers"),
    stateMachines: pathOf("../../../state-machines"),
    ...given,
  });
  const template = (stack: Stack): Template => Template.fromStack(stack);
  return { app, stacks, template };
};
