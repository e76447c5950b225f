/** The namespace of our own metrics in CloudWatch. */
export const METRIC_NAMESPACE = "Recourse";

/** The line that the publisher logs for each event that it put on the bus: `{"message": "published", "eventType": "..."}`. */
export const PUBLISHED_MESSAGE = "published";

/** The line that a task's Lambda logs for each step: `{"message": "task", "task": "..."}`. */
export const TASK_MESSAGE = "task";

/** The line that a Lambda logs when it does not take a definition of flags: `{"message": "flag definition not taken", ...}`. */
export const FLAGS_REFUSED_MESSAGE = "flag definition not taken";

/** What our own metrics count, read from log lines: types of events that were published, and steps of a process. */
export interface LogMetric {
  readonly name: string;
  readonly eventTypes: readonly string[];
  readonly tasks: readonly string[];
}

/** Cases that a process handed to the agent desk because it could not go on by itself. */
export const PARKED_CASES: LogMetric = {
  name: "ParkedCases",
  eventTypes: ["RefundParked"],
  tasks: [
    "park-return",
    "park-survey",
    "park-experiment",
    "park-backtest",
    "park-chargeback",
    "park-dispute",
    "park-sop",
    "park-quality-review",
  ],
};

/** Experiments that stopped by themselves because something became worse than their author had borne. */
export const STOPPED_EXPERIMENTS: LogMetric = {
  name: "StoppedExperiments",
  eventTypes: ["ExperimentStoppedForSafety"],
  tasks: [],
};

/** Promises that the marketplace itself did not keep in time. What buyers and sellers let lapse is no breach of ours. */
export const DEADLINE_BREACHES: LogMetric = {
  name: "DeadlineBreaches",
  eventTypes: [
    "RefundOverdue",
    "DecisionOverdue",
    "CallBackOverdue",
    "ChargebackResponseOverdue",
    "DisputeDecisionOverdue",
    "DisputePaymentOverdue",
  ],
  tasks: [],
};
