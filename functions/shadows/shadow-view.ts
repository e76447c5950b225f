import type * as z from "zod";
import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Shadow, shadowIdOf } from "../../domain/shadows/index.ts";
import { marketIn, numberIn } from "../policy-versions/version-path.ts";
import type { ShadowAnswer } from "./answers.ts";
import { shadowAggregate } from "./shadow-aggregate.ts";

/** A shadow as the platform reads it. */
export const shadowView = ({ shadowId: _id, ...state }: Shadow): z.infer<typeof ShadowAnswer> => state;

/** The shadow of the path's version, or the problem that it never had one. */
export const mustFindShadow = async (
  runtime: Runtime,
  request: Pick<HttpRequest, "params">,
): Promise<{ readonly state: Shadow; readonly version: number }> => {
  const shadowId = shadowIdOf(marketIn(request), numberIn(request));
  const found = await load(runtime.store, shadowAggregate, shadowId);
  if (found?.state === undefined) throw notFound("shadow");
  return { state: found.state, version: found.version };
};
