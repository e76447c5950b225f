import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The least that any Lambda of ours must load: what the others are measured against. */
export const handler = DynamoDBDocumentClient.from(new DynamoDBClient({}));
