import { Duration } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";

/** Memory and time that one kind of Lambda gets; Lambda gives CPU in proportion to memory (1,769 MB is one vCPU). */
export interface FunctionSize {
  readonly memoryMb: number;
  readonly timeout: Duration;
}

/** A caller waits: more CPU for a short cold start, and an end well before API Gateway's own limit of 30 seconds. */
export const HTTP_SIZE: FunctionSize = { memoryMb: 1024, timeout: Duration.seconds(10) };

/** An import of a thousand orders in one request takes longer than any other call. */
export const IMPORT_SIZE: FunctionSize = { memoryMb: 1024, timeout: Duration.seconds(29) };

/** Nobody waits; a slow payment gateway or carrier does take some seconds. */
export const BACKGROUND_SIZE: FunctionSize = { memoryMb: 512, timeout: Duration.seconds(30) };

/** How long logs stay: long enough for a dispute of a quarter, short enough for data protection. */
export const LOG_RETENTION = RetentionDays.THREE_MONTHS;

/** How long the bus keeps events for a replay. */
export const ARCHIVE_RETENTION = Duration.days(90);

/** The longest that SQS keeps a message: two weeks in which someone can look at a dead letter. */
export const DEAD_LETTER_RETENTION = Duration.days(14);

/** Requests a second over all routes, and the burst above it; more is answered 429 by API Gateway. */
export const API_THROTTLE = { rateLimit: 200, burstLimit: 400 };

/** How a new definition of flags reaches the processes. */
export const FLAGS_ROLLOUT = {
  growthFactor: 20,
  deploymentDuration: Duration.minutes(10),
  finalBakeTime: Duration.minutes(10),
} as const;

/** Tries of the stream and of a rule before an event becomes a dead letter. */
export const DELIVERY = {
  streamBatchSize: 100,
  streamRetryAttempts: 10,
  streamRecordAgeMax: Duration.hours(12),
  ruleRetryAttempts: 20,
  ruleEventAgeMax: Duration.hours(12),
  /** Two is the most that Lambda allows for an asynchronous call. */
  functionRetryAttempts: 2,
  functionEventAgeMax: Duration.hours(6),
} as const;
