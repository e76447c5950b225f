import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { operations } from "../operations.ts";

/** The storefront API. */
export const handler = audienceHandler(
  operations.filter(({ route }) => route.audience === "storefront"),
  lambdaRuntime(),
);
