import type * as z from "zod";
import type { Scope, State, StateMachine } from "./definition.ts";
import { isRecord } from "./json.ts";
import { type RawScope, RawState, RawStateMachine } from "./load/fields.ts";
import { loadState } from "./load/load-state.ts";
import { InvalidStateMachine, type Problem } from "./load/problems.ts";
import { BUILT_IN_SHAPES, type SupportedServices } from "./load/resource.ts";
import { transitionProblems } from "./load/transitions.ts";
import { unsupportedReason } from "./load/unsupported-fields.ts";
import { assignedBy, variableProblems } from "./load/variables.ts";

export { InvalidStateMachine } from "./load/problems.ts";

interface Loading {
  problems: Problem[];
  supported: SupportedServices;
  machineLanguage: string;
  /** Every state seen so far: names are unique in a whole machine. */
  names: Set<string>;
}

const issuesOf = (state: string, error: z.ZodError): Problem[] =>
  error.issues.map(({ path, message }) => ({
    state,
    reason: path.length > 0 ? `${path.join("/")}: ${message}` : message,
  }));

/** A state's fields after the checks of language and shape; undefined, with its problems noted, when they fail. */
const parseState = (name: string, raw: unknown, loading: Loading): RawState | undefined => {
  const refuse = (reason: string): undefined => void loading.problems.push({ state: name, reason });
  if (!isRecord(raw)) return refuse("is not an object");
  if ((raw.QueryLanguage ?? loading.machineLanguage) !== "JSONata") {
    return refuse("uses JSONPath; only JSONata is supported");
  }
  const reasons = Object.keys(raw).flatMap((field) => unsupportedReason(field) ?? []);
  for (const reason of reasons) refuse(reason);
  if (reasons.length > 0) return undefined;
  const parsed = RawState.safeParse(raw);
  if (!parsed.success) loading.problems.push(...issuesOf(name, parsed.error));
  return parsed.data;
};

const loadScope = (raw: RawScope, outerVariables: ReadonlySet<string>, loading: Loading): Scope => {
  const { problems } = loading;
  const parsed = new Map<string, RawState>();
  let unparsed = false;
  for (const [name, rawState] of Object.entries(raw.States)) {
    if (loading.names.has(name)) problems.push({ state: name, reason: "has the name of another state" });
    loading.names.add(name);
    const state = parseState(name, rawState, loading);
    if (state) parsed.set(name, state);
    else unparsed = true;
  }
  // Where a state could not be read, what it leads to is unknown and every complaint about reachability would be noise.
  if (!unparsed) problems.push(...transitionProblems(raw.StartAt, parsed));
  // What a state assigns on its own way out does not bind its branches: they are over by then.
  const assignedAround = (name: string) =>
    [...parsed].flatMap(([other, state]) => (other === name ? [] : assignedBy(state)));
  const states = new Map<string, State>();
  for (const [name, state] of parsed) {
    problems.push(...variableProblems(name, state, outerVariables));
    const loader = {
      complain: (reason: string) => void problems.push({ state: name, reason }),
      supported: loading.supported,
      loadScope: (inner: RawScope, outer: ReadonlySet<string>) => loadScope(inner, outer, loading),
    };
    states.set(name, loadState(name, state, loader, new Set([...outerVariables, ...assignedAround(name)])));
  }
  return { startAt: raw.StartAt, states };
};

/**
 * Reads an Amazon States Language definition (JSONata). Throws `InvalidStateMachine` naming each state and reason when
 * it holds anything the engine does not run as AWS does, so that nothing unsupported is found out at run time.
 */
export const loadStateMachine = (
  definition: unknown,
  name: string,
  supported: SupportedServices = new Map(Object.entries(BUILT_IN_SHAPES)),
): StateMachine => {
  const parsed = RawStateMachine.safeParse(definition);
  if (!parsed.success) throw new InvalidStateMachine(name, issuesOf("", parsed.error));
  const { QueryLanguage: machineLanguage = "JSONPath", TimeoutSeconds: timeoutSeconds } = parsed.data;
  const loading: Loading = { problems: [], supported, machineLanguage, names: new Set() };
  const scope = loadScope(parsed.data, new Set(), loading);
  if (loading.problems.length > 0) throw new InvalidStateMachine(name, loading.problems);
  return { name, scope, ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }) };
};
