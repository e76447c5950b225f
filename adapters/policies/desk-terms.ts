import * as z from "zod";
import { LeaseTerms } from "../../domain/agent-desk/index.ts";
import document from "../../policies/desk.json" with { type: "json" };

/** How the agent desk works, in every market. Checked when the module loads. */
export const deskTerms = z.strictObject({ lease: LeaseTerms, source: z.string() }).parse(document);
