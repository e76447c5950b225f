import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  type DynamoDBClient,
  ListTablesCommand,
  ResourceInUseException,
} from "@aws-sdk/client-dynamodb";
import { casesTableInput, ledgerTableInput } from "../adapters/dynamodb/tables.ts";

/** The names of the two tables on this machine. */
export const LOCAL_TABLES = { casesTable: "recourse-cases", ledgerTable: "recourse-ledger" } as const;

const tables: readonly CreateTableCommandInput[] = [
  casesTableInput(LOCAL_TABLES.casesTable),
  ledgerTableInput(LOCAL_TABLES.ledgerTable),
];

type Client = Pick<DynamoDBClient, "send">;

const create = async (client: Client, table: CreateTableCommandInput): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(table));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
};

/** Makes the two tables where they are missing; `fresh` drops what is there first. */
export const ensureTables = async (client: Client, { fresh }: { readonly fresh: boolean }): Promise<void> => {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  for (const table of tables) {
    const isThere = TableNames.includes(table.TableName ?? "");
    if (isThere && fresh) await client.send(new DeleteTableCommand({ TableName: table.TableName }));
    if (!isThere || fresh) await create(client, table);
  }
};
