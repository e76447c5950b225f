import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { ProfileContent } from "../../domain/agents/index.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { EmptyBody } from "../refunds/leg-bodies.ts";
import { TimelineAnswer } from "../returns/answers.ts";
import { PageQuery } from "../returns/list-query.ts";
import { NoteBody } from "./add-note.http.ts";
import { AgentProfileAnswer } from "./get-agent-profile.http.ts";
import { HandOffBody } from "./hand-off-case.http.ts";
import { HoldBody } from "./hold-case.http.ts";
import { LeaseBody } from "./prolong-lease.http.ts";
import { returnCaseRoutes } from "./return-case-routes.ts";
import { WorkItemAnswer } from "./work-item-view.ts";

const get = (path: `/${string}`, entry: string, summary: string, rest: Partial<Route>): Route => ({
  audience: "agent",
  method: "GET",
  path,
  entry,
  summary,
  status: 200,
  ...rest,
});

const onWork = (action: string, entry: string, summary: string, body: z.ZodType): Route => ({
  audience: "agent",
  method: "POST",
  path: `/cases/{caseId}/${action}`,
  action,
  entry,
  summary,
  body,
  response: WorkItemAnswer,
  status: 200,
});

const Queues = z.object({
  items: z.array(z.object({ queue: z.string(), waiting: z.int(), firstDueAt: Instant.optional() })),
});

const profileRoutes: readonly Route[] = [
  get("/agents/{agentId}/profile", "get-agent-profile", "What an agent can work on, and whom they are too close to", {
    response: AgentProfileAnswer,
  }),
  {
    audience: "agent",
    method: "PUT",
    path: "/agents/{agentId}/profile",
    entry: "put-agent-profile",
    summary: "Write your profile, or as a senior agent anybody's",
    body: ProfileContent,
    response: AgentProfileAnswer,
    status: 200,
  },
];

/** Every operation of the agent desk. */
export const agentDeskRoutes: readonly Route[] = [
  get("/queues", "list-queues", "Every queue, how much waits in it and what is due first", { response: Queues }),
  get("/queues/{queue}/items", "list-queue-items", "The work of a queue, the most urgent first", {
    query: z.strictObject(PageQuery),
    response: z.object({ items: z.array(WorkItemAnswer), nextCursor: z.string().optional() }),
  }),
  get("/cases/{caseId}", "get-case", "The whole case on one page", { response: z.record(z.string(), z.unknown()) }),
  get("/cases/{caseId}/timeline", "get-case-timeline", "What happened, in order", { response: TimelineAnswer }),
  onWork("claim", "claim-case", "Take a case, or keep it for another lease", EmptyBody),
  onWork("heartbeat", "prolong-lease", "Keep a case that you still work on, by the number of your lease", LeaseBody),
  onWork("release", "release-case", "Give a case back to the queue", EmptyBody),
  onWork("hand-off", "hand-off-case", "Give a case that you have to a colleague or to the seniors", HandOffBody),
  onWork("hold", "hold-case", "Wait with a case that you have until an instant, or for news of it", HoldBody),
  onWork("notes", "add-note", "Write something down for other agents", NoteBody),
  ...profileRoutes,
  ...returnCaseRoutes,
];
