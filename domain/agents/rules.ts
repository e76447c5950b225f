import type { ProfileContent, ProfileState } from "./profile.ts";

const named = ({ interests }: Pick<ProfileContent, "interests">): readonly string[] =>
  interests.map(({ party, id }) => `${party}:${id}`);

/** The parties that a profile named and would name no more, each as `party:id`. */
export const droppedInterests = (state: ProfileState, content: ProfileContent): readonly string[] => {
  const kept = new Set(named(content));
  return state === undefined ? [] : named(state).filter((name) => !kept.has(name));
};

const listed = <Value>(values: readonly Value[] | undefined): string =>
  values === undefined ? "any" : JSON.stringify(values.toSorted());

const fingerprint = ({ skills, interests }: Pick<ProfileContent, "skills" | "interests">): string =>
  JSON.stringify([
    ...[skills.languages, skills.markets, skills.families].map((values) => listed<string>(values)),
    skills.severityUpTo,
    interests.map(({ party, id, reason }) => `${party}:${id}:${reason}`).toSorted(),
  ]);

/** Whether a profile already says this, in whatever order. */
export const isSameContent = (state: ProfileState, content: ProfileContent): boolean =>
  state !== undefined && fingerprint(state) === fingerprint(content);
