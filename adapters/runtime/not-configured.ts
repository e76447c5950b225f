import { UpstreamFailure } from "../ports/upstream-failure.ts";

/** Fails when it is called: the operator has not said yet where that is, or with which secret it is reached. */
export const notConfigured = (name: string) => async (): Promise<never> => {
  throw new UpstreamFailure(name, "is not configured: see docs/deploy-to-aws.md", { retryable: false });
};
