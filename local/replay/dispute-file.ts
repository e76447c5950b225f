import type { Party, Story } from "./case-file.ts";
import type { Chance } from "./chance.ts";

/** What the script remembers of a dispute; the dispute itself is read anew each time. */
export interface DisputeFile {
  readonly id: string;
  /** Which dispute of its order it is, counted from 1: the same in every replay, as the id is not. */
  readonly name: string;
  readonly story: Story;
  readonly sellerId: string;
  readonly chances: Readonly<Record<Party | "agent", Chance>>;
  /** What each party has done in it. */
  readonly acts: Set<string>;
  /** Nobody at the desk takes it up for long; drawn when it first comes there. */
  isForgotten: boolean | undefined;
}

/** Opens a file, among those of its order. */
export const disputeFile = (story: Story, id: string, sellerId: string): DisputeFile => {
  const name = String(story.disputes.length + 1);
  const chance = (who: string) => story.chance("dispute", name, who);
  const file: DisputeFile = {
    id,
    name,
    story,
    sellerId,
    chances: { buyer: chance("buyer"), seller: chance("seller"), agent: chance("agent") },
    acts: new Set(),
    isForgotten: undefined,
  };
  story.disputes.push(file);
  return file;
};
