import type { Theirs } from "../document/use-conflict.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { clock } from "../i18n/time.ts";
import { Button } from "../ui/button.tsx";
import { Bar } from "./bar.tsx";

/** What must be said about the whole document: an old version, no right, changes left here, somebody else's draft. */
export function DefinitionBars({
  version,
  mayEdit,
  left,
  theirs,
  lookOnly,
  onVersion,
  onUse,
  onLeft,
  onReview,
}: {
  readonly version: number | null;
  readonly mayEdit: boolean;
  readonly left: { readonly at: number } | null;
  readonly theirs: Theirs<unknown> | null;
  /** What is said to who may not change it. */
  readonly lookOnly: string;
  readonly onVersion: (version: number | null) => void;
  readonly onUse: (version: number) => void;
  readonly onLeft: (use: boolean) => void;
  readonly onReview: () => void;
}) {
  const t = useWords(designer);
  const language = useLanguage();
  return (
    <>
      {version !== null && (
        <Bar
          tone="info"
          actions={
            <>
              <Button size="s" onClick={() => onVersion(null)}>
                {t("versions.back")}
              </Button>
              {mayEdit && (
                <Button size="s" onClick={() => onUse(version)}>
                  {t("versions.use")}
                </Button>
              )}
            </>
          }
        >
          {t("versions.looking", { version })}
        </Bar>
      )}
      {!mayEdit && version === null && <Bar tone="info">{lookOnly}</Bar>}
      {left && (
        <Bar
          tone="warning"
          actions={
            <>
              <Button size="s" onClick={() => onLeft(true)}>
                {t("journal.use")}
              </Button>
              <Button size="s" onClick={() => onLeft(false)}>
                {t("journal.discard")}
              </Button>
            </>
          }
        >
          {t("journal.text", { time: clock(left.at, language) })}
        </Bar>
      )}
      {theirs && (
        <Bar
          tone="warning"
          actions={
            <Button size="s" onClick={onReview}>
              {t("conflict.review")}
            </Button>
          }
        >
          {t("conflict.text", { name: theirs.name, time: clock(theirs.at, language) })}
        </Bar>
      )}
    </>
  );
}
