import { kinds } from "../../blueprints/kinds.ts";
import { JsonEditor, type JsonEditorProps } from "../json/json-editor.tsx";
import { readDocument } from "../json/read-text.ts";
import type { Named } from "./form.ts";

/** The text of any document but a blueprint; fetched when it is first looked at. */
export default function DefinitionJson<D extends Named>({
  readable,
  ...rest
}: Omit<JsonEditorProps<D>, "read"> & { readonly readable: (value: unknown) => value is D }) {
  const rules = { readable, obeys: (value: unknown) => kinds[rest.kind].safeParse(value).success };
  return <JsonEditor {...rest} read={(text, current) => readDocument(text, current, rules)} />;
}
