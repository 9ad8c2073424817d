import type { NameView } from "../../api/contract/exchange.ts";
import { isKind } from "../../blueprints/kinds.ts";
import { exchange } from "../i18n/exchange.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";

const PEOPLE = ["agent", "group", "department"] as const;

/** A list of what is not at hand, in words: "Field “amount”, Group “finance”". */
export function useNames(): (list: readonly NameView[]) => string {
  const t = useWords(exchange);
  const p = useWords(publishing);
  const language = useLanguage();
  const kindOf = (kind: string): string => {
    const somebody = PEOPLE.find((one) => one === kind);
    if (somebody) return t(`people.${somebody}`);
    return isKind(kind) ? p(`kind.${kind}`) : kind;
  };
  return (list) =>
    new Intl.ListFormat(language).format(list.map((one) => t("take.line", { kind: kindOf(one.kind), name: one.key })));
}
