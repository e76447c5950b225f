import type { SopRunAnswer } from "../../functions/sops/sop-view.ts";
import { must, type ReturnStory } from "./return-stories.ts";
import { type Answer, agent, type Extra, type Speaker } from "./running-recourse.ts";

/** The procedure of a case as one agent works through it. */
export class SopStory {
  readonly told: ReturnStory;
  readonly speaker: Speaker;

  constructor(told: ReturnStory, speaker: Speaker = agent) {
    this.told = told;
    this.speaker = speaker;
  }

  /** The run as the speaker reads it; null where the case has none. */
  async read(extra: Extra = {}): Promise<SopRunAnswer | null> {
    const path = `/agent/v1/cases/${this.told.id}`;
    return must(await this.told.story.get<{ sop: SopRunAnswer | null }>(this.speaker, path, extra)).sop;
  }

  /** Where the run stands, its steps in order, and the one to be done now. */
  async brief(): Promise<readonly unknown[]> {
    const run = await this.read();
    return [run?.status, run?.steps.map(({ stepId, state }) => `${stepId}:${state}`).join(" ")];
  }

  async claim(): Promise<void> {
    must(await this.post("claim"));
  }

  post(path: string, body: object = {}): Promise<Answer> {
    return this.told.story.post(this.speaker, `/agent/v1/cases/${this.told.id}/${path}`, body);
  }

  step(stepId: string, action: "complete" | "skip" | "fail", body: object = {}): Promise<Answer> {
    return this.post(`sop/steps/${stepId}/${action}`, body);
  }

  async done(stepId: string, body: object = {}): Promise<void> {
    must(await this.step(stepId, "complete", body));
  }

  async decide(rest: object = {}): Promise<void> {
    const decision = { outcome: "deny", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
    must(await this.post("decisions", { ...decision, ...rest }));
    await this.told.story.rest();
  }

  /** Whether a process runs for the run. */
  isRunning(runId: string): boolean {
    return this.told.story.recourse.engine
      .listExecutions({ status: "RUNNING", stateMachine: "sop" })
      .some(({ name }) => name === `${runId}-sop`);
  }
}
