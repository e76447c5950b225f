import { fileURLToPath } from "node:url";
import { App } from "aws-cdk-lib";
import { reactionRowsByDomain } from "../functions/reaction-rows.ts";
import { routes } from "../functions/routes.ts";
import { settingsOf } from "../lib/config/settings.ts";
import { recourse } from "../lib/stacks/recourse.ts";

const folder = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const app = new App();
recourse(app, {
  settings: settingsOf(app),
  routes,
  reactions: reactionRowsByDomain,
  handlers: folder("../functions/lambdas"),
  stateMachines: folder("../state-machines"),
  policies: folder("../policies"),
});
