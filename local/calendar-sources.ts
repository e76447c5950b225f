import type { HolidaysTypes } from "date-holidays";

/** A date that the library does not know, or gets wrong, and why. */
export type Correction = { readonly date: string; readonly change: "add" | "remove"; readonly because: string };

/** Where the holidays of a market come from. */
export type CalendarSource = {
  readonly market: string;
  readonly timeZone: string;
  readonly country: string;
  readonly state?: string;
  /** The weekly days off by ISO weekday; Saturday and Sunday when absent. */
  readonly weekend?: readonly number[];
  /** Which of the country's public holidays count; all of them when absent. */
  readonly counts?: (holiday: HolidaysTypes.Holiday) => boolean;
  /** Moves holidays of a rule that the library anchors on the wrong day. */
  readonly shiftDaysByRule?: Readonly<Record<string, number>>;
  readonly corrections: readonly Correction[];
  readonly explanation: string;
};

const add = (because: string, ...dates: readonly string[]): readonly Correction[] =>
  dates.map((date) => ({ date, change: "add", because }));

const remove = (because: string, ...dates: readonly string[]): readonly Correction[] =>
  dates.map((date) => ({ date, change: "remove", because }));

const sharedInTheUnion = ["01-01", "easter 1", "05-01", "easter 39", "easter 50", "12-25", "12-26"];

/** The markets that have a policy. */
const marketSources: readonly CalendarSource[] = [
  {
    market: "BR",
    timeZone: "America/Sao_Paulo",
    country: "BR",
    corrections: [],
    explanation: "National public holidays of Brazil; carnival and Corpus Christi are optional by law and not counted.",
  },
  {
    market: "EU",
    timeZone: "Europe/Brussels",
    country: "DE",
    counts: ({ rule }) => sharedInTheUnion.includes(rule),
    corrections: [],
    explanation:
      "The Union has no common holidays. These are the core that Germany shares with most member states and with the " +
      "institutions: New Year, Easter Monday, 1 May, Ascension, Whit Monday, 25 and 26 December. A member state's own " +
      "days are left out, so a deadline may end a day early there, never late.",
  },
  {
    market: "GB",
    timeZone: "Europe/London",
    country: "GB",
    state: "ENG",
    corrections: [],
    explanation: "Bank holidays of England.",
  },
  {
    market: "KR",
    timeZone: "Asia/Seoul",
    country: "KR",
    // The library starts the three days of Lunar New Year on the day itself; by law they are the day before, the day and
    // the day after (its issue 640).
    shiftDaysByRule: { "korean 01-0-01 P3D": -1 },
    corrections: [
      ...add("election day", "2016-04-13", "2017-05-09", "2018-06-13", "2020-04-15", "2022-03-09", "2022-06-01"),
      ...add("election day", "2024-04-10", "2025-06-03", "2026-06-03"),
      ...add("temporary holiday by cabinet decision", "2016-05-06", "2017-10-02", "2020-08-17", "2023-10-02"),
      ...add("temporary holiday by cabinet decision", "2024-10-01", "2025-01-27"),
      ...add("Labour Day is a public holiday since 2026", "2026-05-01", "2027-05-01", "2028-05-01", "2029-05-01"),
      ...add("Labour Day is a public holiday since 2026", "2030-05-01", "2031-05-01", "2032-05-01", "2033-05-01"),
      ...add("Labour Day is a public holiday since 2026", "2034-05-01", "2035-05-01"),
      ...add("substitute for Labour Day on a Saturday or Sunday", "2027-05-03", "2032-05-03", "2033-05-02"),
    ],
    explanation:
      "Public holidays of Korea with their substitutes, election days and temporary holidays up to 2026. Later election " +
      "days and temporary holidays are not decided yet.",
  },
  {
    market: "MX",
    timeZone: "America/Mexico_City",
    country: "MX",
    corrections: [
      ...remove("the handover of the presidency moved from December to October in 2024", "2024-12-01", "2030-12-01"),
      ...add("the handover of the presidency is on 1 October since 2024", "2024-10-01", "2030-10-01"),
    ],
    explanation: "Statutory days of rest of the Federal Labour Law, Article 74.",
  },
  {
    market: "US",
    timeZone: "America/New_York",
    country: "US",
    corrections: add(
      "Veterans Day on a Saturday is kept on the Friday",
      "2017-11-10",
      "2023-11-10",
      "2028-11-10",
      "2034-11-10",
    ),
    explanation: "Federal holidays of the United States with the weekdays on which they are kept.",
  },
];

const fridayAndSaturday = [5, 6];

/** A jurisdiction whose law is known though it has no policy: its national public holidays as the library has them. */
const nation = (market: string, timeZone: string, of: string, weekend?: readonly number[]): CalendarSource => ({
  market,
  timeZone,
  country: market,
  ...(weekend && { weekend }),
  corrections: [],
  explanation: `National public holidays of ${of}. Not checked against an official source: no policy uses it yet.`,
});

/** Every calendar, in the order of their files: markets first, then the jurisdictions that only have statutory floors. */
export const calendarSources: readonly CalendarSource[] = [
  ...marketSources,
  nation("AR", "America/Argentina/Buenos_Aires", "Argentina"),
  nation("AU", "Australia/Sydney", "Australia"),
  nation("CA", "America/Toronto", "Canada"),
  nation("CH", "Europe/Zurich", "Switzerland"),
  nation("CL", "America/Santiago", "Chile"),
  nation("CN", "Asia/Shanghai", "China"),
  nation("CO", "America/Bogota", "Colombia"),
  nation("ID", "Asia/Jakarta", "Indonesia"),
  nation("IL", "Asia/Jerusalem", "Israel", fridayAndSaturday),
  nation("IN", "Asia/Kolkata", "India"),
  nation("JP", "Asia/Tokyo", "Japan"),
  nation("MY", "Asia/Kuala_Lumpur", "Malaysia"),
  nation("PH", "Asia/Manila", "the Philippines"),
  nation("SA", "Asia/Riyadh", "Saudi Arabia", fridayAndSaturday),
  nation("SG", "Asia/Singapore", "Singapore"),
  nation("TH", "Asia/Bangkok", "Thailand"),
  nation("TR", "Europe/Istanbul", "Türkiye"),
  nation("TW", "Asia/Taipei", "Taiwan"),
  nation("VN", "Asia/Ho_Chi_Minh", "Vietnam"),
  nation("ZA", "Africa/Johannesburg", "South Africa"),
];
