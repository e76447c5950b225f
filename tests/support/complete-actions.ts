import { expect } from "vitest";
import { actionsOf, Seat } from "./action-requests.ts";
import type { Scenario } from "./case-scenarios.ts";
import { must } from "./return-stories.ts";
import type { Speaker, Story } from "./running-recourse.ts";

/** A case of its own at a point of life, with somebody in front of it, who claims it first where that is said. */
export const seated = async (story: Story, scenario: Scenario, speaker: Speaker, isHolding = false): Promise<Seat> => {
  const told = await scenario(story, `order-${story.recourse.runtime.ids.ulid()}`);
  if (isHolding) must(await story.post(speaker, `/agent/v1/cases/${told.id}/claim`));
  // What a claim sets off is a part of what is read from here on.
  await story.rest();
  return new Seat(speaker, told);
};

/** What the case lists for who sits in front of it, by name. */
export const listedBy = async (seat: Seat): Promise<readonly string[]> =>
  (await seat.listed()).map(({ action }) => action);

/** Sends everything that is not listed: each is refused, and the case stays as it is. */
export const expectOthersRefused = async (seat: Seat): Promise<void> => {
  const view = await seat.read();
  const listed = await listedBy(seat);
  for (const action of actionsOf(seat.speaker).filter((name) => !listed.includes(name))) {
    const { status, body } = await seat.send(action, view);
    // A second person's word goes to a decision, and there may be none to find.
    const expected = action.endsWith("-decision") ? [403, 404, 409, 422] : [403, 409, 422];
    expect(expected, `${action}: ${status} ${JSON.stringify(body)}`).toContain(status);
  }
  expect(await seat.read()).toEqual(view);
};

/** Sends one action where the case says it goes. */
export const expectAccepted = async (seat: Seat, action: string): Promise<void> => {
  const { status, body } = await seat.send(action, await seat.read());
  expect([200, 201], `${action}: ${status} ${JSON.stringify(body)}`).toContain(status);
};

/** Everything that is listed is accepted, each on a case of its own; everything else is refused. Answers what was listed. */
export const expectComplete = async (
  story: Story,
  scenario: Scenario,
  speaker: Speaker,
  isHolding = false,
): Promise<readonly string[]> => {
  const seat = await seated(story, scenario, speaker, isHolding);
  await expectOthersRefused(seat);
  const listed = await listedBy(seat);
  for (const [index, action] of listed.entries())
    await expectAccepted(index === 0 ? seat : await seated(story, scenario, speaker, isHolding), action);
  return listed;
};
