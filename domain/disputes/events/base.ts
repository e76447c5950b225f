import * as z from "zod";
import { Instant } from "../../kernel/instant.ts";

/** An event of one name with its data. */
export const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });
