import { accept, type Decision, refuse } from "../kernel/decider.ts";
import type { ShadowCommand } from "./commands.ts";
import type { ShadowEvent } from "./events.ts";
import type { ShadowRefusal } from "./refusals.ts";
import { type ShadowState, shadowIdOf, shadowsMax } from "./shadow.ts";

type Answer = Decision<ShadowEvent, ShadowRefusal>;

type Start = Extract<ShadowCommand, { type: "StartShadow" }>;

const start = (state: ShadowState, { at, market, draft, running }: Start): Answer => {
  if (state?.status === "running" && state.draft.contentHash === draft.contentHash) return accept();
  const others = running.filter((version) => version !== draft.version);
  if (others.length >= shadowsMax) return refuse({ code: "shadow.too_many", running: others, max: shadowsMax });
  const shadowId = shadowIdOf(market, draft.version);
  return accept({ type: "ShadowStarted", at, data: { shadowId, market, draft, run: (state?.run ?? 0) + 1 } });
};

/** Answers a command on a shadow with what happened, or why not. Starting what runs and stopping what stands change nothing. */
export const decide = (state: ShadowState, command: ShadowCommand): Answer => {
  if (command.type === "StartShadow") return start(state, command);
  if (state === undefined) return refuse({ code: "shadow.not_started" });
  if (state.status === "stopped") return accept();
  const { shadowId, market, draft, run } = state;
  return accept({ type: "ShadowStopped", at: command.at, data: { shadowId, market, draft, run } });
};
