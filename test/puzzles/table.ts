import type { Json } from "../../blueprints/json.ts";
import type { Text } from "../../blueprints/text.ts";
import { at, routing } from "./puzzle.ts";

export const row = (id: string, name: Text, gives: object, when?: Json): object => ({
  id,
  name,
  ...(when !== undefined && { when }),
  // biome-ignore lint/suspicious/noThenProperty: the word of the language; a document is never awaited.
  then: gives,
});
const vip = row(
  "vip",
  "Important customers",
  { priority: "high", group: "group:finance" },
  { is: [{ var: "organization.vip" }, true] },
);
const refunds = row(
  "refunds",
  { en: "Refund words", fr: "Mots de remboursement" },
  { group: "group:finance" },
  { contains: [at("subject"), ["refund", "remboursement"], "any"] },
);
export const rest = row("rest", "Everything else", { group: "group:helpdesk" });
/** Three rows: important customers, words of refunds, everything else. */
export const table = routing([vip, refunds, rest]);
