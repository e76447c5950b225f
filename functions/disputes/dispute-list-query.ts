import * as z from "zod";
import { DisputeStatus } from "../../domain/disputes/lifecycle.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { PageQuery } from "../returns/list-query.ts";

/** Which disputes a party wants to see. */
export const DisputeListQuery = z.strictObject({
  ...PageQuery,
  status: DisputeStatus.optional(),
  dueBefore: Instant.optional(),
});
export type DisputeListQuery = z.infer<typeof DisputeListQuery>;
