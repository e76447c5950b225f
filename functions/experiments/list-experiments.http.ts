import * as z from "zod";
import { type ListedCase, listCases } from "../../adapters/dynamodb/case-list.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import { Experiment, ExperimentStatus } from "../../domain/experiments/index.ts";
import { PageQuery } from "../returns/list-query.ts";
import { EXPERIMENT_LIST } from "./experiment-aggregate.ts";
import { experimentView } from "./experiment-answers.ts";

/** Which experiments to list. */
export const ExperimentListQuery = z.strictObject({ ...PageQuery, status: ExperimentStatus.optional() });
type ExperimentListQuery = z.infer<typeof ExperimentListQuery>;

const isWanted =
  ({ status }: ExperimentListQuery) =>
  ({ state }: ListedCase): boolean =>
    status === undefined || Experiment.parse(state).status === status;

/** All experiments, the newest first. */
export const listExperiments: HttpHandler = async (request: HttpRequest<unknown, ExperimentListQuery>, runtime) => {
  const { limit, cursor } = request.query;
  const list = { index: indexes.byQueue, partition: EXPERIMENT_LIST, newestFirst: true, limit, cursor };
  const page = await listCases(runtime.store, await runtime.cursorKey(), list, isWanted(request.query));
  if (page === undefined) throw invalidCursor();
  const items = page.items.map(({ state, version }) => experimentView(Experiment.parse(state), version));
  return { status: 200, body: { ...page, items } };
};
