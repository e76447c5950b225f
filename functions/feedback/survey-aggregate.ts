import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import {
  type Party,
  Survey,
  type SurveyCommand,
  type SurveyEvent,
  type SurveyRefusal,
  type SurveyState,
  surveys,
} from "../../domain/feedback/index.ts";
import { newId, type SurveyId } from "../../domain/kernel/ids.ts";

/** How surveys are kept: in no list, since nobody works on them but through the agents' queues. */
export const surveyAggregate: Aggregate<SurveyState, SurveyCommand, SurveyEvent, SurveyRefusal> = {
  kind: "survey",
  decider: surveys,
  stateSchema: Survey,
  listing: (state) => ({ openedAt: state?.openedAt ?? "" }),
};

/** A party is asked once about each end of a return, so the survey's id follows from these. */
export const surveyIdOf = (returnId: string, party: Party, settlement: number): SurveyId =>
  newId("srv_", derivedUlid(`survey/${returnId}/${party}/${settlement}`));
