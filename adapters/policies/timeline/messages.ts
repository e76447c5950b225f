import english from "../../../policies/texts/timeline/en.json" with { type: "json" };
import spanish from "../../../policies/texts/timeline/es.json" with { type: "json" };
import korean from "../../../policies/texts/timeline/ko.json" with { type: "json" };
import portuguese from "../../../policies/texts/timeline/pt-BR.json" with { type: "json" };
import type { Language } from "../language.ts";

/**
 * The messages of the timeline by language and key, in ICU MessageFormat: `return.<event>`, `refund.<event>`, `policy.<event>`, and
 * `phrase.<name>` for the parts that sentences share.
 */
export const timelineMessages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: english,
  es: spanish,
  "pt-BR": portuguese,
  ko: korean,
};
