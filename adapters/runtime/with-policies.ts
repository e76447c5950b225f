import { loadPolicies } from "../policies/policies.ts";
import type { RuntimePart } from "./runtime-part.ts";

/** For Lambdas that decide by policies: all are checked at the start, so that a wrong one fails there and not in a request. */
export const withPolicies: RuntimePart = () => {
  loadPolicies();
  return {};
};
