import type { ComponentProps } from "react";
import { TextArea } from "../../ui/field.tsx";
import { Attachments } from "./attachments.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import type { Uploads } from "./use-uploads.ts";

/** A word to a third party, with files that are chosen, dropped or pasted. */
export function ThirdPartyText({ uploads, ...field }: ComponentProps<typeof TextArea> & { readonly uploads: Uploads }) {
  const { handlers, over } = useFileDrop(uploads.add);
  return (
    <div
      {...handlers}
      className={`flex flex-col gap-2 ${over ? "rounded-md outline-2 outline-dashed outline-link" : ""}`}
    >
      <TextArea {...field} />
      <Attachments uploads={uploads} />
    </div>
  );
}
