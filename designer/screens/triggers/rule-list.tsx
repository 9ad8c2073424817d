import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Macro } from "../../../blueprints/macro.ts";
import type { Trigger } from "../../../blueprints/trigger.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { type Translate, useSay, useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { Acted } from "../../rules/acted.tsx";
import { OnSwitch } from "../../rules/on-switch.tsx";
import { NewRule } from "./new-rule.tsx";

/** Triggers or macros in their order: what each does, how often it did, and whether it is on. */
export function RuleList<D extends Macro | Trigger>({
  kind,
  icon,
  t,
  documents,
  what,
}: {
  readonly kind: D["kind"];
  readonly icon: LucideIcon;
  readonly t: Translate<"title" | "intro" | "none">;
  /** What is in force, or else the draft, by key. */
  readonly documents: ReadonlyMap<string, D>;
  /** What one does; undefined while its document is not here yet. */
  readonly what: (key: string, document: D | undefined) => ReactNode;
}) {
  const words = useWords(rules);
  const say = useSay();
  return (
    <DefinitionList
      kind={kind}
      path={`/${kind}s`}
      icon={icon}
      words={{ title: t("title"), intro: t("intro"), fresh: words("new.button"), none: t("none") }}
      Fresh={NewRule}
      section={({ key }) => {
        const section = documents.get(key)?.section;
        return section === undefined ? null : say(section);
      }}
      noSection={words("section.none")}
      columns={[
        { title: words("what"), cell: ({ key }) => what(key, documents.get(key)) },
        { title: words("acted"), cell: ({ key }) => <Acted rule={`${kind}:${key}`} /> },
        { title: words("on"), cell: (item) => <OnSwitch kind={kind} item={item} /> },
      ]}
    />
  );
}
