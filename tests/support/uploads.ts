import { must } from "./return-stories.ts";
import type { Speaker, Story } from "./running-recourse.ts";

/** What is answered to an announcement. */
export interface Announced {
  readonly evidenceId: string;
  readonly uploadBy: string;
  readonly upload: {
    readonly url: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly expiresAt: string;
  };
}

/** Where a party's own files are announced and looked up. */
export const filesOf = (party: Speaker): string => `/${party.role === "seller" ? "seller" : "storefront"}/v1/evidence`;

/** Posts some bytes with a form, under the type that the form is for. */
export const send = async ({ upload: { url, fields } }: Announced, bytes: Uint8Array): Promise<Response> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new File([Uint8Array.from(bytes)], "file", { type: fields["Content-Type"] ?? "" }));
  return fetch(url, { method: "POST", body: form });
};

/** Announces a file and uploads some bytes as it; answers its id. */
export const upload = async (
  story: Story,
  party: Speaker,
  bytes: Uint8Array,
  body: Readonly<Record<string, unknown>> = { mediaType: "image/jpeg" },
): Promise<string> => {
  const announced = must(await story.post<Announced>(party, filesOf(party), body));
  const sent = await send(announced, bytes);
  if (!sent.ok) throw new Error(`the upload was refused: ${await sent.text()}`);
  return announced.evidenceId;
};
