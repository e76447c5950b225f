import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { ACCEPTED, accept } from "../config/accepted-findings.ts";
import { DEAD_LETTER_RETENTION } from "../config/sizes.ts";

/** Where deliveries go that failed after the last try. Encrypted, TLS only, kept as long as SQS keeps anything. */
export class DeadLetters extends Queue {
  readonly what: string;

  constructor(
    scope: Construct,
    id: string,
    /** What lies here undelivered, for alarms and the dashboard. */
    what: string,
  ) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: DEAD_LETTER_RETENTION,
    });
    this.what = what;
    accept(this, ACCEPTED.lastQueue);
  }
}
