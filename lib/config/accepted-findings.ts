import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** A finding of cdk-nag that stays, and the reason. */
export interface AcceptedFinding {
  readonly id: string;
  readonly reason: string;
}

/** Every finding of cdk-nag that we accept, with the reason; the tests allow no other. */
export const ACCEPTED = {
  tracing: {
    id: "AwsSolutions-IAM5[Resource::*]",
    reason:
      "X-Ray has no resources to name: xray:PutTraceSegments and xray:PutTelemetryRecords can only be granted on *, and dynamodb:ListStreams of the publisher likewise.",
  },
  logDelivery: {
    id: "AwsSolutions-IAM5[Resource::*]",
    reason:
      "Vended logs and X-Ray have no resources to name: a state machine may only set up its log delivery and its traces on *.",
  },
  onlyErrorsLogged: {
    id: "AwsSolutions-SF1",
    reason:
      "Only errors are logged, without execution data, since inputs name people's cases; the whole history of each execution stays in Step Functions for 90 days.",
  },
  lastQueue: {
    id: "AwsSolutions-SQS3",
    reason: "This queue is itself the dead-letter queue of a rule, a function or a stream, and has an alarm.",
  },
  logsOfLogs: {
    id: "AwsSolutions-S1",
    reason: "This bucket holds the access logs of the evidence bucket; logging its own accesses would never end.",
  },
  cursorKeyRotation: {
    id: "AwsSolutions-SMG4",
    reason:
      "A new key makes every cursor that a caller holds invalid, and a cursor only shows where a list goes on; the key is changed by hand if it leaks.",
  },
  surveyKeyRotation: {
    id: "AwsSolutions-SMG4",
    reason:
      "A new key makes every link that was sent out worthless, seven days of them; the key is changed by hand if it leaks.",
  },
  partnerSecretRotation: {
    id: "AwsSolutions-SMG4",
    reason:
      "The secret is shared with systems outside of AWS, which a rotation by schedule would lock out; it is changed together with them.",
  },
  noPlusPlan: {
    id: "AwsSolutions-COG8",
    reason:
      "The Plus plan is paid for each user and adds threat protection; this pool is for marketplaces without an issuer, requires a second factor and admits nobody by self sign-up.",
  },
} as const satisfies Record<string, AcceptedFinding>;

/** Any file of one folder of a bucket: the names of files are not known in advance. */
export const filesOf = (bucketLogicalId: string, folder: string): AcceptedFinding => ({
  id: `AwsSolutions-IAM5[Resource::<${bucketLogicalId}.Arn>/${folder}/*]`,
  reason: "A file of evidence gets its name when it is uploaded, so the right is on all files of this one folder.",
});

/** Writes the reason where cdk-nag looks for it. */
export const accept = (construct: IConstruct, ...findings: readonly AcceptedFinding[]): void => {
  for (const { id, reason } of findings) Validations.of(construct).acknowledge({ id, reason });
};
