import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "./log.ts";

/** Structured JSON lines for CloudWatch; the service's name comes from the environment. */
export const powertoolsLog = (logger: Logger = new Logger()): Log => ({
  info: (message, facts) => logger.info(message, { ...facts }),
  warn: (message, facts) => logger.warn(message, { ...facts }),
  error: (message, facts) => logger.error(message, { ...facts }),
});
