import type { ContactImportView } from "../../../../api/contract/contact-imports.ts";
import { useNow } from "../../../data/use-now.ts";
import { contacts } from "../../../i18n/contacts.ts";
import { useLanguage, useSay, useWords } from "../../../i18n/i18n.ts";
import { dateTime, relative } from "../../../i18n/time.ts";

/** How far a file is, what came of it, and which rows did not come in. */
export function ImportRun({ run }: { readonly run: ContactImportView }) {
  const t = useWords(contacts);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { file, by, total, done, finishedAt, counts } = run;
  const startedAt = run.startedAt ?? run.uploadedAt;
  const progress = t("import.progress", { done, total });
  const { created, changed, same, troubles } = counts;
  return (
    <li className="rounded-lg border border-separator bg-panel px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium break-all">{file}</span>
        <span className="text-soft" title={dateTime(startedAt, language)}>
          {t("import.by", { name: by.name, when: relative(startedAt, language, now) })}
        </span>
      </div>
      {finishedAt === null && (
        <progress
          value={done}
          max={Math.max(total, 1)}
          aria-label={progress}
          className="my-1 h-2 w-full accent-primary"
        />
      )}
      <p role="status" className="tabular m-0">
        {progress} · {t("import.counts", { created, changed, same })}
      </p>
      {counts.failed > 0 && (
        <details className="mt-1">
          <summary className="text-error">{t("import.troubles", { count: counts.failed })}</summary>
          {counts.failed > troubles.length && (
            <p className="m-0 mt-1 text-soft">{t("import.troublesShown", { count: troubles.length })}</p>
          )}
          <ul className="m-0 mt-1 max-h-80 list-none overflow-y-auto p-0">
            {troubles.map(({ line, message }) => (
              <li key={line}>{t("import.atLine", { line, message: say(message) })}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
