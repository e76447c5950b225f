import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { reactionRowsByDomain } from "../../../functions/reaction-rows.ts";
import { routes } from "../../../functions/routes.ts";
import { settingsOf } from "../../../lib/config/settings.ts";
import { recourse } from "../../../lib/stacks/recourse.ts";

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The context that cdk.json gives every deployment; an App in a test does not read it by itself. */
const { context: cdkContext = {} } = JSON.parse(readFileSync(pathOf("../../../cdk.json"), "utf8")) as {
  context?: Record<string, unknown>;
};

/** The six stacks as the app makes them, of any context. Nothing is bundled. */
export const deployment = (context: Record<string, unknown> = {}) => {
  // CloudFormation's own rules take seconds and are checked once, where the whole app is synthesized (bundles.test.ts).
  const app = new App({
    builtinCloudFormationValidation: false,
    context: { ...cdkContext, "aws:cdk:bundling-stacks": [], ...context },
  });
  const stacks = recourse(app, {
    settings: settingsOf(app),
    routes,
    reactions: reactionRowsByDomain,
    handlers: pathOf("../../../functions/lambdas"),
    stateMachines: pathOf("../../../state-machines"),
    policies: pathOf("../../../policies"),
  });
  const template = (stack: Stack): Template => Template.fromStack(stack);
  return { app, stacks, template };
};
