import type { DefinitionView } from "../../api/contract/definition-views.ts";
import { compare } from "../i18n/compare.ts";
import { useWords } from "../i18n/i18n.ts";
import { WhatChanged } from "../publishing/what-changed.tsx";
import { DRAFT, pairOf } from "../versions/pair.ts";
import type { PlaceWords } from "./changes.ts";

/** What is different between a version and the draft, or the version that it is compared with, in words. */
export function ComparedVersion({
  view,
  version,
  words,
}: {
  readonly view: DefinitionView;
  readonly version: number;
  readonly words?: PlaceWords | undefined;
}) {
  const t = useWords(compare);
  const { before, after } = pairOf(view, version);
  const called = (one: string) => (one === DRAFT ? t("toDraft") : t("toVersion", { version: one }));
  const revision = view.draft?.revision ?? 0;
  return (
    <div className="flex w-full flex-col gap-1 pb-1">
      <p className="m-0 text-soft">{t("between", { before: Number(before), after: called(after) })}</p>
      <WhatChanged
        kind={view.kind}
        of={view.key}
        before={Number(before)}
        after={after === DRAFT ? { draft: revision } : Number(after)}
        {...{ words }}
      />
    </div>
  );
}
