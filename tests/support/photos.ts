import type { buyer, Story } from "./running-recourse.ts";

/** A photo of one grey point: the smallest PNG. */
export const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

/** A photo of a party's own that it may put on a step. */
export const photoOf = async (story: Story, party: typeof buyer): Promise<string> => {
  const path = `/${party.role === "seller" ? "seller" : "storefront"}/v1/evidence`;
  const asked = await story.post<{ evidenceId: string; upload: { url: string; fields: Record<string, string> } }>(
    party,
    path,
    { mediaType: "image/png" },
  );
  const { evidenceId, upload } = asked.body;
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append("file", new File([onePixel], "photo.png", { type: "image/png" }));
  if (!(await fetch(upload.url, { method: "POST", body: form })).ok) throw new Error("the photo was refused");
  return evidenceId;
};
