import { instant } from "../../domain/kernel/instant.ts";
import { composition } from "../composition.ts";
import { startRecourse } from "../recourse.ts";
import { LIFE_BEGINS } from "./life.ts";

// The measured system as a process of its own, so that neither its time nor its memory is shared with the bench. It keeps nothing,
// and time stands still, so that only what is asked for happens.
process.on("disconnect", () => process.exit());
await startRecourse({
  ...composition,
  port: Number(process.env.PORT),
  startAt: instant(LIFE_BEGINS),
  logLevel: "quiet",
  lost: (why) => {
    throw new Error(why);
  },
});
