import { keepCsat } from "../../adapters/dynamodb/exposed-cases.ts";
import { keepExposure } from "../../adapters/dynamodb/exposures.ts";
import { loadWhole } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { SurveyEventOf } from "../../domain/feedback/events.ts";
import { exposureOf } from "../returns/record-exposure-when-variant-mattered.event.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";

/** Writes down how content the buyer was with a case, under each experiment that the case was exposed to. */
export const rateCase: ReactionHandler = async (event, { store }) => {
  const { returnId, party, score, variants } = event.data as SurveyEventOf<"SurveyAnswered">["data"];
  if (party !== "buyer" || Object.keys(variants).length === 0) return;
  const whole = await loadWhole(store, returnAggregate, returnId);
  if (whole?.state === undefined) return;
  for (const exposed of whole.events.filter(({ type }) => type === "VariantExposed")) {
    const exposure = exposureOf(exposed, whole.state);
    await keepExposure(store, exposure);
    await keepCsat(store, exposure, score);
  }
};
