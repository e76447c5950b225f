import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import {
  Shadow,
  type ShadowCommand,
  type ShadowEvent,
  type ShadowRefusal,
  type ShadowState,
  shadows,
} from "../../domain/shadows/index.ts";

/** How shadows are kept: each under its version, in no list of cases. */
export const shadowAggregate: Aggregate<ShadowState, ShadowCommand, ShadowEvent, ShadowRefusal> = {
  kind: "shadow",
  decider: shadows,
  stateSchema: Shadow,
  listing: (state) => ({ openedAt: state?.startedAt ?? "" }),
};
