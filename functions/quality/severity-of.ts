import type { WorkItemState } from "../../domain/agent-desk/index.ts";
import { Severity } from "../../domain/quality-reviews/index.ts";

/** How bad the desk holds a case to be; undefined where it does not say. */
export const severityOf = (work: WorkItemState): Severity | undefined =>
  Severity.safeParse((work as { readonly severity?: unknown } | undefined)?.severity).data;
