import { files } from "../../contract/files.ts";
import { handles } from "../../http/handler.ts";

export const readFileLimits = handles(files.limits, async ({ config }) => {
  const { fileBytes, perMessage } = config.files;
  return { status: 200, body: { fileBytes, perMessage } };
});
