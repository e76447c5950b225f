import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../../local/state-machines/json.ts";

/** What a recorded Lambda does. */
export interface LambdaBehaviour {
  behaviour: string;
  errorType?: string;
  errorMessage?: string;
}

/** A state machine or a single state, with what AWS Step Functions itself answered. */
export interface AwsRecord {
  id: string;
  kind: "execution" | "state";
  definition: Record<string, Json>;
  input: Json;
  now?: string;
  lambdas: Record<string, LambdaBehaviour>;
  tasks?: { state: string; outcome: string; output?: Json; error?: string; cause?: Json }[];
  concurrent: boolean;
  expected: {
    status: string;
    output?: Json;
    error?: string;
    cause?: Json;
    states?: string[];
    trace?: Json;
    nextState?: string;
  };
  testState?: {
    stateName?: string;
    variables?: string;
    stateConfiguration?: { retrierRetryCount?: number };
    mock?: { result?: string; errorOutput?: { error: string; cause: string } };
  };
}

const root = process.env.RECOURSE_SHARED ?? join(import.meta.dirname, "../../../../shared");
const path = join(root, "data/asl/recorded-on-aws.jsonl");

/** The recordings are no part of the project; without them there is nothing to compare with. */
export const recordsAreHere: boolean = existsSync(path);

/** All recordings, or none where they are absent. */
export const awsRecords: AwsRecord[] = recordsAreHere
  ? readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as AwsRecord)
  : [];
