import { backtestRoutes } from "../backtests/routes.ts";
import { versionRoutes } from "./routes.ts";
import type { ActionRoutes } from "./version-view.ts";

/** Every route that acts on a version: its own, and those by which it is tried. */
export const actionRoutes: ActionRoutes = [...versionRoutes, ...backtestRoutes];
