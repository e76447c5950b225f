import type { HttpHandler, Operation } from "../../adapters/http/audience-handler.ts";
import type { Audience } from "../../adapters/http/route.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { routes } from "../routes.ts";

/** The routes of an audience with the use case behind each, which stands under the route's entry. */
export const operationsOf = (
  audience: Audience,
  handlers: Readonly<Record<string, HttpHandler>>,
): readonly Operation[] =>
  routes
    .filter((route) => route.audience === audience)
    .map((route) => {
      const handle = handlers[route.entry];
      invariant(handle !== undefined, `${route.entry} has a use case for ${audience}`);
      return { route, handle };
    });
