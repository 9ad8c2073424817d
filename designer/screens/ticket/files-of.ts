import { type FileView, fileSchema } from "../../../api/contract/files.ts";
import type { Json } from "../../../blueprints/json.ts";

/** The files in a draft or an answer; what is none is left out. */
export const filesOf = (value: Json | undefined): readonly FileView[] =>
  Array.isArray(value)
    ? value.flatMap((one: Json) => {
        const file = fileSchema.safeParse(one);
        return file.success ? [file.data] : [];
      })
    : [];
