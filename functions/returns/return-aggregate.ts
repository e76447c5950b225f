import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import {
  Return,
  type ReturnCommand,
  type ReturnEvent,
  type ReturnRefusal,
  returns,
} from "../../domain/returns/index.ts";

/** How returns are kept: in the lists of their buyer and seller, and in one queue a status, the most urgent first. */
export const returnAggregate: Aggregate<Return | undefined, ReturnCommand, ReturnEvent, ReturnRefusal> = {
  kind: "return",
  decider: returns,
  stateSchema: Return,
  // Two thirds of a return, and the same in every return under one version of a policy.
  shared: { terms: ["clocks", "limits", "overrides", "compensation"] },
  listing: (state) => ({
    openedAt: state?.openedAt ?? "",
    buyerId: state?.buyerId,
    sellerId: state?.sellerId,
    queue: state && `return#${state.status}`,
    dueAt: state?.clock?.dueAt,
  }),
};
