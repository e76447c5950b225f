import { type FlowFlag, flowVariant } from "../../kernel/flow-flags.ts";
import type { EventOf } from "../events.ts";
import type { Step } from "../sequence.ts";
import type { When } from "./context.ts";

/**
 * Notes that from here on a flag's variant makes a difference in this case, whichever it is: every arm of an experiment is
 * exposed at the same place, or the arms could not be compared. Once a case and flag, and only where an experiment chose.
 */
export const exposed =
  (flag: FlowFlag, surface: EventOf<"VariantExposed">["data"]["surface"], { at }: Pick<When, "at">): Step =>
  ({ flags, exposed: before }) => {
    const assignment = flags?.[flag]?.assignment;
    if (assignment === undefined || before?.includes(flag)) return [];
    const variant = flowVariant(flags, flag);
    return [{ type: "VariantExposed", at, data: { ...assignment, flag, variant, surface } }];
  };
