import type { Part } from "../../blueprints/part.ts";
import { useUses } from "../export/uses-panel.tsx";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";

/** Before a part is published: the blueprints that have it, to which the new version is offered. */
export function PartUsers({ document }: { readonly document: Part }) {
  const t = useWords(parts);
  const say = useSay();
  const language = useLanguage();
  const uses = useUses("part", document.key);
  const names = (uses.data?.items ?? []).map(({ name }) => say(name));
  if (names.length === 0) return null;
  return (
    <p className="m-0">{t("users", { names: new Intl.ListFormat(language).format(names), count: names.length })}</p>
  );
}
