import { useState } from "react";
import { articles } from "../i18n/articles.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { TextArea, TextField } from "../ui/field.tsx";
import { Markdown } from "../ui/markdown.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { firstLanguage, type Writing } from "./writing.ts";

const MOST_TITLE = 200;
const MOST_BODY = 50_000;

/** Title and text in one language at a time, and beside them how they read. */
export function ArticleWords({
  writing,
  onChange,
}: {
  readonly writing: Writing;
  readonly onChange: (writing: Writing) => void;
}) {
  const t = useWords(articles);
  const own = useLanguage();
  const [language, setLanguage] = useState(() => firstLanguage(writing, own));
  const { title, body } = writing.texts[language];
  const write = (change: { readonly title?: string; readonly body?: string }) =>
    onChange({ ...writing, texts: { ...writing.texts, [language]: { title, body, ...change } } });
  return (
    <>
      <LanguageChoice value={language} onChange={setLanguage} />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        <div className="flex flex-col gap-3">
          <TextField
            label={t("field.title")}
            lang={language}
            maxLength={MOST_TITLE}
            value={title}
            onChange={(value) => write({ title: value })}
          />
          <TextArea
            label={t("field.body")}
            hint={t("field.body.hint")}
            lang={language}
            rows={14}
            maxLength={MOST_BODY}
            value={body}
            onChange={(value) => write({ body: value })}
          />
        </div>
        <section aria-label={t("preview")} className="min-w-0">
          <h2 className="m-0 mb-1 text-sm font-medium">{t("preview")}</h2>
          <div lang={language} className="rounded-lg border border-separator bg-panel p-4">
            {title === "" && body === "" ? (
              <p className="m-0 text-soft">{t("preview.none")}</p>
            ) : (
              <>
                <p className="mt-0 mb-2 text-base font-semibold break-words">{title}</p>
                <Markdown text={body} headings />
              </>
            )}
          </div>
        </section>
      </div>
    </>
  );
}
