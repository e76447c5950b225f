import * as z from "zod";
import { Instant } from "../../domain/kernel/instant.ts";
import { ReturnStatus } from "../../domain/returns/index.ts";

/** Paging as every list has it; query parameters arrive as text. */
export const PageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "expected a whole number from 1 to 100")
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(20),
  cursor: z.string().min(1).max(2048).optional(),
};

/** Which returns a party wants to see. */
export const ReturnListQuery = z.strictObject({
  ...PageQuery,
  status: ReturnStatus.optional(),
  dueBefore: Instant.optional(),
});
export type ReturnListQuery = z.infer<typeof ReturnListQuery>;
