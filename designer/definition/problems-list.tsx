import { CircleAlert, Lightbulb, TriangleAlert, Wrench } from "lucide-react";
import type { Finding } from "../../blueprints/finding.ts";
import { definition } from "../i18n/definition.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import type { Verification } from "../problems/use-verification.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

const ICONS = { error: CircleAlert, warning: TriangleAlert, hint: Lightbulb } as const;
const LOOKS = { error: "text-error", warning: "text-warning", hint: "text-soft" } as const;

/** What is wrong; a press leads to the place, and what can be mended by itself has a button. */
export function ProblemsList({
  verification,
  onOpen,
  onFix,
}: {
  readonly verification: Verification;
  readonly onOpen: (pointer: string) => void;
  /** Absent: nothing may be changed. */
  readonly onFix?: ((fix: NonNullable<Finding["fix"]>) => void) | undefined;
}) {
  const t = useWords(designer);
  const own = useWords(definition);
  const language = useLanguage();
  const { findings, state } = verification;
  if (state === "stopped")
    return (
      <div className="flex items-center gap-3 p-4">
        <p className="m-0">{t("problems.stopped")}</p>
        <Button onClick={verification.again}>{t("problems.again")}</Button>
      </div>
    );
  if (findings.length === 0) return state === "checking" ? null : <EmptyState title={own("problems.none")} />;
  return (
    <ul className="m-0 list-none p-0">
      {findings.map((finding) => {
        const Icon = ICONS[finding.severity];
        const { fix } = finding;
        return (
          <li
            key={`${finding.code} ${finding.pointer} ${finding.message.en}`}
            className="flex flex-wrap items-center gap-x-2 border-separator border-t px-3 py-1 first:border-t-0"
          >
            <button
              type="button"
              className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded text-start hover:bg-raised"
              onClick={() => onOpen(finding.pointer)}
            >
              <Icon size={16} aria-hidden className={`shrink-0 ${LOOKS[finding.severity]}`} />
              <span className="sr-only">{t(`problems.${finding.severity}`)}</span>
              <span className="min-w-0 flex-1">{finding.message[language]}</span>
              <code className="hidden shrink-0 text-soft text-xs sm:inline">{finding.pointer}</code>
            </button>
            {fix && onFix && (
              <Button size="s" icon={Wrench} onClick={() => onFix(fix)}>
                {t("problems.fix", { title: fix.title[language] })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
