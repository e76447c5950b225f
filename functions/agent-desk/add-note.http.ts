import * as z from "zod";
import { invariant } from "../../domain/kernel/invariant.ts";
import { words } from "../../domain/kernel/text.ts";
import { onWorkItem } from "./on-work-item.ts";

/** PayPal's limit for a note on a case, which agents of other systems are used to. */
const NOTE_CHARACTERS_MAX = 2000;

/** What an agent writes to colleagues. */
export const noteText = words(NOTE_CHARACTERS_MAX);

export const NoteBody = z.strictObject({ note: noteText });

/** An agent writes something down for other agents. */
export const addNote = onWorkItem<z.infer<typeof NoteBody>>(({ head, textId }) => {
  invariant(textId !== undefined, "a note has words");
  return { type: "AddNote", ...head, textId };
});
