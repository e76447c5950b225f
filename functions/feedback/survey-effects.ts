import { askedInWeekWrite, contactWrite } from "../../adapters/dynamodb/contacts.ts";
import { feedbackRowWrite, suppressionWrite } from "../../adapters/dynamodb/feedback-rows.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import { type Text, textWrites } from "../../adapters/dynamodb/texts.ts";
import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import {
  contactCutoff,
  isoWeekOf,
  personOf,
  type Survey,
  type SurveyEvent,
  type SurveyState,
} from "../../domain/feedback/index.ts";
import { rowOf, suppressionOf } from "../../domain/feedback/summary/row.ts";

const askedOf = (event: SurveyEvent, { surveyId, subject }: Survey): SideEffects => {
  if (event.type !== "SurveySent") return none;
  const { party, market } = subject;
  return together(
    contactWrite({ party, personId: personOf(subject) }, event.at, contactCutoff(feedbackTerms, event.at), surveyId),
    event.data.isCounted
      ? askedInWeekWrite({ market, week: isoWeekOf(event.at) }, feedbackTerms.sampling.fullPerWeek)
      : none,
  );
};

const COUNTED: ReadonlySet<SurveyEvent["type"]> = new Set([
  "SurveySent",
  "SurveyAnswered",
  "SurveyExpired",
  "SurveyCancelled",
  "SurveyInvalidated",
]);

/** What a decision on a survey writes besides itself: whom it asked, what summaries count, and the words that came with it. */
export const surveyEffects =
  (texts: readonly Text[] = []) =>
  (_before: SurveyState, events: readonly SurveyEvent[], after: SurveyState): SideEffects => {
    if (after === undefined) return none;
    const row = events.some(({ type }) => COUNTED.has(type)) ? rowOf(after) : undefined;
    const suppression = suppressionOf(after);
    return together(
      ...events.map((event) => askedOf(event, after)),
      row === undefined ? none : feedbackRowWrite(row),
      suppression === undefined ? none : suppressionWrite(suppression),
      textWrites(after.surveyId, texts),
    );
  };
