import type { Case } from "../../functions/returns/answers.ts";
import { must, ReturnStory } from "./return-stories.ts";
import { type Answer, agent, type Speaker, type Story } from "./running-recourse.ts";

/** A piece of work as an agent's queue shows it. */
export interface Listed {
  readonly caseId: string;
  readonly needs?: object;
  readonly claim?: { readonly agentId: string; readonly lease: number; readonly until: string; readonly limit: string };
}

/** One agent at the desk. */
export class Desk {
  readonly story: Story;
  readonly speaker: Speaker;

  constructor(story: Story, speaker: Speaker = agent) {
    this.story = story;
    this.speaker = speaker;
  }

  async queue(name = "escalated-returns", query = ""): Promise<readonly Listed[]> {
    const path = `/agent/v1/queues/${name}/items${query}`;
    return must(await this.story.get<{ items: readonly Listed[] }>(this.speaker, path)).items;
  }

  async shows(caseId: string, name?: string): Promise<boolean> {
    return (await this.queue(name)).some((item) => item.caseId === caseId);
  }

  async waiting(name = "escalated-returns"): Promise<number | undefined> {
    const queues = await this.story.get<{ items: readonly { queue: string; waiting: number }[] }>(
      this.speaker,
      "/agent/v1/queues",
    );
    return must(queues).items.find(({ queue }) => queue === name)?.waiting;
  }

  /** A step on a case, whatever comes of it. */
  step<Body = Record<string, unknown>>(caseId: string, action: string, body: object = {}): Promise<Answer<Body>> {
    return this.story.post<Body>(this.speaker, `/agent/v1/cases/${caseId}/${action}`, body);
  }

  /** A step that must be accepted, and all that follows from it. */
  async does<Body = Record<string, unknown>>(caseId: string, action: string, body: object = {}): Promise<Body> {
    const answer = must(await this.step<Body>(caseId, action, body));
    await this.story.rest();
    return answer;
  }

  profile(content: object, agentId = this.speaker.subject): Promise<Answer> {
    return this.story.call(this.speaker, "PUT", `/agent/v1/agents/${agentId}/profile`, {
      skills: {},
      interests: [],
      ...content,
    });
  }

  async sees(caseId: string): Promise<Case> {
    return must(await this.story.get<Case>(this.speaker, `/agent/v1/cases/${caseId}`));
  }
}

/** A return that a seller has sent to the agents. */
export const suspected = async (story: Story, overrides: Parameters<typeof ReturnStory.requested>[1] = {}) => {
  const orderId = `order-${story.recourse.runtime.ids.ulid()}`;
  const told = await ReturnStory.requested(story, { orderId, ...overrides });
  await told.suspect();
  return told;
};
