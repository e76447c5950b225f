import { ResultsAnswer } from "../../../functions/experiments/results-answer.ts";
import { EXPERIMENT_KEYS } from "../experiments.ts";
import type { World } from "../world.ts";

/** What the replay's experiments came to, as the platform reads it. */
export const readExperiments = async (world: World): Promise<readonly ResultsAnswer[]> => {
  const platform = await world.as({ role: "platform", subject: "replay-analyst" });
  const read = async (key: string) =>
    (await platform.get(`/platform/v1/experiments/${key}/results`, ResultsAnswer)).body;
  return Promise.all(EXPERIMENT_KEYS.map(read));
};

type Row = readonly string[];

const number = (value: number | null): string => (value === null ? "hidden" : value.toFixed(2));

/** The arms of an experiment with its primary metric and its guardrails, and what can be said of it. */
export const experimentRows = ({ arms, primary, guardrails }: ResultsAnswer): readonly Row[] => [
  ["", ...arms.map(({ variant }) => variant), "difference", "from", "to"],
  ["exposed units", ...arms.map(({ units }) => String(units)), "", "", ""],
  ...[primary, ...guardrails].map((measured): Row => {
    const difference =
      "comparisons" in measured && measured === primary ? (primary.comparisons[0]?.difference ?? null) : null;
    return [
      `${measured.metric} (${measured.unit})`,
      ...measured.arms.map(({ mean }) => number(mean)),
      ...(difference === null
        ? ["", "", ""]
        : [number(difference.estimate), number(difference.lower), number(difference.upper)]),
    ];
  }),
];

/** In a line: its status, whether the shares of the arms are sound, and the finding or what it waits for. */
export const experimentLine = ({ key, status, sampleRatio, contamination, finding }: ResultsAnswer): string => {
  const waits = finding.wouldChange.map(({ what, needs, has }) => `${what} ${has ?? "?"} of ${needs}`).join(", ");
  const said = finding.code ?? `nothing yet (${waits})`;
  const share = (contamination.share * 100).toFixed(1);
  return `Experiment ${key}: ${status}, finds ${said}; sample ratio p ${sampleRatio.p.toFixed(3)}, contamination ${share} %`;
};
