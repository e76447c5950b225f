import { instant } from "../../../domain/kernel/instant.ts";
import { composition } from "../../../local/composition.ts";
import { startRecourse } from "../../../local/recourse.ts";
import { endWithParent } from "../../support/killable.ts";
import { buyer, platform, seller } from "../../support/running-recourse.ts";

// The whole system in a process of its own, to be killed: `node recourse-process.ts <data folder>`. It says where it is reached,
// with tokens, once it answers. Time moves by command only.
const dataFolder = process.argv[2];
endWithParent();
if (dataFolder === undefined) throw new Error("name a data folder");
const { url, issuer } = await startRecourse({ ...composition, dataFolder, startAt: instant("2026-03-10T12:00:00Z") });
const tokens = {
  buyer: await issuer.mint(buyer),
  seller: await issuer.mint(seller),
  platform: await issuer.mint(platform),
};
process.stdout.write(`${JSON.stringify({ url, tokens })}\n`);
