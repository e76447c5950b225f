import { isWorked, type Sop, SopFact, type Step } from "./definition.ts";
import { exitsOf } from "./graph.ts";

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];

/** Every step that can be reached from some, along `ways`. */
const reached = (from: readonly string[], ways: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const found = new Set(from);
  // A Set hands out members that are added while it is walked.
  for (const id of found) for (const next of ways.get(id) ?? []) found.add(next);
  return found;
};

const reversed = (ways: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> => {
  const back = new Map<string, string[]>();
  for (const [from, targets] of ways) for (const to of targets) back.set(to, [...(back.get(to) ?? []), from]);
  return back;
};

const referencesOf = (step: Step): readonly string[] => {
  if (step.type === "DECISION") return step.branches.map(({ when }) => when.value);
  return isWorked(step) ? step.inputs : [];
};

const outputsOf = (step: Step): readonly string[] =>
  step.type === "MANUAL" ? step.outputs.map(({ name }) => `${step.id}.${name}`) : [];

/** What a step reads must be a fact, or written by a step that can come before it. */
const unknownReferences = ({ steps }: Sop, ways: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const back = reversed(ways);
  return steps.flatMap((step) => {
    const before = reached(back.get(step.id) ?? [], back);
    const written = steps.filter(({ id }) => before.has(id)).flatMap(outputsOf);
    return referencesOf(step)
      .filter((reference) => !SopFact.safeParse(reference).success && !written.includes(reference))
      .map((reference) => `${step.id} reads ${reference}, which no step before it writes`);
  });
};

const shapeFindings = ({ steps }: Sop): readonly string[] => {
  const ids = steps.map(({ id }) => id);
  const starts = steps.filter(({ type }) => type === "START");
  const missing = steps.flatMap((step) =>
    exitsOf(step)
      .filter((next) => !ids.includes(next))
      .map((next) => `${step.id} leads to ${next}, which does not exist`),
  );
  return [
    ...repeated(ids).map((id) => `there are two steps ${id}`),
    ...(starts.length === 1 ? [] : [`there are ${starts.length} steps of type START; one is needed`]),
    ...missing,
    ...steps.flatMap((step) =>
      step.type === "CHOICE"
        ? repeated(step.options.map(({ code }) => code)).map((code) => `${step.id} offers ${code} twice`)
        : [],
    ),
  ];
};

const wayFindings = (sop: Sop): readonly string[] => {
  const { steps } = sop;
  const ways = new Map(steps.map((step) => [step.id, exitsOf(step)]));
  const idsOf = (type: Step["type"]) => steps.filter((step) => step.type === type).map(({ id }) => id);
  const fromStart = reached(idsOf("START"), ways);
  const toEnd = reached(idsOf("END"), reversed(ways));
  return [
    ...steps.filter(({ id }) => !fromStart.has(id)).map(({ id }) => `${id} cannot be reached`),
    ...steps.filter(({ id }) => !toEnd.has(id)).map(({ id }) => `no end can be reached from ${id}`),
    ...steps
      .filter(({ id }) => reached(ways.get(id) ?? [], ways).has(id))
      .map(({ id }) => `${id} leads back to itself`),
    ...unknownReferences(sop, ways),
  ];
};

/**
 * What is wrong with a procedure that has the right shape: steps that do not exist or cannot be reached or never end, ways in a
 * circle, and values that nobody writes. Empty when a run of it always comes to an end.
 */
export const sopFindings = (sop: Sop): readonly string[] => {
  const shape = shapeFindings(sop);
  return shape.length > 0 ? shape : wayFindings(sop);
};
