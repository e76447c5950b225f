import * as z from "zod";
import { notFound } from "../../adapters/http/problem.ts";
import type { LocalRow } from "../http/exchange.ts";
import type { Engine, ExecutionDescription } from "../state-machines/engine.ts";
import type { Flow } from "../state-machines/execution.ts";
import type { ExecutionStore } from "../state-machines/ports.ts";
import { localRow } from "./local-row.ts";

const STATUSES = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"] as const;

const ExecutionsQuery = z.strictObject({
  status: z.enum(STATUSES).optional(),
  stateMachine: z.string().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

// Outermost first: a Parallel, then the states inside its branches.
const currentStates = (flow: Flow | undefined): readonly string[] => {
  if (flow === undefined || flow.end !== undefined) return [];
  const { phase, state } = flow.at;
  return [state, ...(phase.kind === "children" ? phase.running.flatMap(currentStates) : [])];
};

/** The executions of the state machines, newest first, and one with all that happened to it. */
export const executionRows = (engine: Engine, store: ExecutionStore): readonly LocalRow[] => {
  const shown = (execution: ExecutionDescription) => ({
    ...execution,
    currentStates: currentStates(store.load(execution.executionArn)?.root),
  });
  return [
    localRow({
      method: "GET",
      path: "/_local/executions",
      query: ExecutionsQuery,
      handle: ({ query: { status, stateMachine, limit } }) => {
        const all = engine.listExecutions({ ...(status && { status }), ...(stateMachine && { stateMachine }) });
        return { status: 200, body: { items: all.reverse().slice(0, limit).map(shown), count: all.length } };
      },
    }),
    localRow({
      method: "GET",
      path: "/_local/executions/{name}",
      handle: ({ params: { name } }) => {
        const found = engine.listExecutions().filter((execution) => execution.name === name);
        if (found.length === 0) throw notFound("execution");
        // Two state machines may run under one name; the newer is asked for.
        const execution = found[found.length - 1] as ExecutionDescription;
        const history = engine.getExecutionHistory(execution.executionArn);
        return { status: 200, body: { ...shown(execution), history } };
      },
    }),
  ];
};
