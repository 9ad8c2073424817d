import { freeKey } from "../../blueprints/key.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { type Text, textIn } from "../../blueprints/text.ts";
import { bodyOf, client } from "../data/client.ts";
import { asBody } from "../document/draft.ts";

/** The document as a draft of its own; `called`: its name in the language of the page. Gives what it is called. */
export async function saveCopy(
  kind: Kind,
  document: { readonly key: string; readonly name: Text },
  called: (name: string) => string,
): Promise<string> {
  const { items } = bodyOf(await client.definitions.list({ query: { kind } }));
  const key = freeKey(
    items.map((item) => item.key),
    document.key,
  );
  const name =
    typeof document.name === "string"
      ? called(document.name)
      : { en: called(textIn(document.name, "en")), fr: called(textIn(document.name, "fr")) };
  bodyOf(await client.definitions.create({ body: asBody({ ...document, key, name }) }));
  return typeof name === "string" ? name : name.en;
}
