import { startThings } from "./fake-system.ts";
import { endWithParent } from "./killable.ts";

// The tiny marketplace in a process of its own, to be killed: `node things-process.ts <data folder>`. It says where it is
// reached, with a token, once it answers.
const dataFolder = process.argv[2];
endWithParent();
if (dataFolder === undefined) throw new Error("name a data folder");
const recourse = await startThings({ dataFolder });
const token = await recourse.issuer.mint({ role: "buyer", subject: "buyer-1" });
process.stdout.write(`${JSON.stringify({ url: recourse.url, token })}\n`);
