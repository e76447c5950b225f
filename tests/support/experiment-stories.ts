import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { caseKeys } from "../../adapters/dynamodb/table-keys.ts";
import { dayOf, type ExperimentDefinition, type ExposedCase } from "../../domain/experiments/index.ts";
import type { ExperimentAnswer } from "../../functions/experiments/experiment-answers.ts";
import type { ResultsAnswer } from "../../functions/experiments/results-answer.ts";
import { definitionWith } from "./experiments.ts";
import { must } from "./return-stories.ts";
import { type Answer, type Extra, platform, type Speaker, type Story } from "./running-recourse.ts";

/** The second person of the platform. */
export const governance: Speaker = { role: "platform", subject: "governance" };

/** One experiment, told by what the platform does with it. */
export class ExperimentStory {
  readonly story: Story;
  readonly key: string;
  readonly definition: ExperimentDefinition;

  constructor(story: Story, key: string, parts: Parameters<typeof definitionWith>[0] = {}) {
    this.story = story;
    this.key = key;
    this.definition = definitionWith(parts);
  }

  put(definition: object = this.definition, extra: Extra = {}): Promise<Answer<ExperimentAnswer>> {
    return this.story.call(platform, "PUT", `/platform/v1/experiments/${this.key}`, definition, extra);
  }

  async step(name: string, body: object = {}, speaker: Speaker = platform): Promise<Answer<ExperimentAnswer>> {
    const path = `/platform/v1/experiments/${this.key}/${name}`;
    const answer = await this.story.post<ExperimentAnswer>(speaker, path, body);
    await this.story.rest();
    return answer;
  }

  /** From the definition to its approval. */
  async schedule(): Promise<void> {
    must(await this.put());
    must(await this.step("submit"));
    must(await this.step("approve", {}, governance));
  }

  /** From the definition to the first case. */
  async start(): Promise<ExperimentAnswer> {
    await this.schedule();
    return must(await this.step("start"));
  }

  async read(): Promise<ExperimentAnswer> {
    return must(await this.story.get<ExperimentAnswer>(platform, `/platform/v1/experiments/${this.key}`));
  }

  async results(): Promise<ResultsAnswer> {
    return must(await this.story.get<ResultsAnswer>(platform, `/platform/v1/experiments/${this.key}/results`));
  }

  /** Puts exposed cases beside those of the story, as many small orders would, with what became of them. */
  async expose(cases: readonly ExposedCase[]): Promise<void> {
    const { client, casesTable: TableName } = this.story.recourse.runtime.store;
    for (let first = 0; first < cases.length; first += 100) {
      const TransactItems = cases.slice(first, first + 100).map(({ values, closedAt, ...exposure }) => {
        const { unitId, caseId, exposedAt } = exposure;
        const outcome = JSON.stringify({ closedAt, values });
        const keys = caseKeys.exposure(this.key, dayOf(exposedAt), unitId, caseId);
        return { Put: { TableName, Item: { ...keys, ...exposure, outcome, outcomeVersion: 9 } } };
      });
      await client.send(new TransactWriteCommand({ TransactItems }));
    }
  }

  /** The processes that watch it. */
  processes(status: "RUNNING" | "SUCCEEDED" | "FAILED"): number {
    return this.story.recourse.engine.listExecutions({ status, stateMachine: "experiment" }).length;
  }
}
