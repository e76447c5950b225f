import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { publisher } from "../../adapters/events/publish.ts";
import { configuration } from "../../adapters/runtime/configuration.ts";
import { powertoolsLog } from "../../adapters/runtime/powertools-log.ts";

const { EVENT_BUS } = configuration();

/** From the table's stream to the event bus. */
export const handler = publisher(new EventBridgeClient({}), EVENT_BUS ?? "", powertoolsLog());
