import type { ApiClient } from "../../api-client.ts";
import { Upload } from "../views.ts";
import type { World } from "../world.ts";

/** The smallest PNG there is: one transparent point. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

const MEDIA_TYPE = "image/png";

/** Announces and uploads so many photos in a party's name; answers their ids. */
export const uploadPhotos = async (
  world: Pick<World, "newKey">,
  client: ApiClient,
  audience: "storefront" | "seller",
  count: number,
): Promise<string[]> => {
  const file = new Blob([PHOTO], { type: MEDIA_TYPE });
  return Promise.all(
    Array.from({ length: count }, async () => {
      const sending = { key: world.newKey() };
      const { body } = await client.post(`/${audience}/v1/evidence`, { mediaType: MEDIA_TYPE }, Upload, sending);
      await client.upload(body.upload.url, body.upload.fields, file);
      return body.evidenceId;
    }),
  );
};
