import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import type { Template } from "../../../blueprints/template.ts";
import { bodyOf, client, ProblemError } from "../../data/client.ts";
import { asBody } from "../../document/draft.ts";
import { useWords } from "../../i18n/i18n.ts";
import { templates } from "../../i18n/templates.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";

const AFTER_MS = 400;
const LANGUAGES = ["en", "fr"] as const;

/** How the draft reads on a real ticket, in both languages beside each other; drawn again when the draft has rested. */
export function Preview({ document }: { readonly document: Template }) {
  const t = useWords(templates);
  const [number, setNumber] = useState("");
  const [ticket, setTicket] = useState<string | null>(null);
  const { data, error, isFetching } = usePreview(document, ticket);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const wanted = number.trim().replace(/^#/, "");
    setTicket(wanted === "" ? null : wanted);
  };
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id="preview" className="m-0 flex items-center gap-2 text-base font-semibold">
          <Eye size={18} aria-hidden className="text-soft" />
          {t("preview")}
        </h2>
        <p className="m-0 text-xs text-soft">{t("preview.hint")}</p>
      </div>
      <form className="flex flex-wrap items-end gap-3" onSubmit={send}>
        <TextField
          label={t("preview.number")}
          className="w-44"
          value={number}
          inputMode="numeric"
          maxLength={100}
          onChange={setNumber}
        />
        <Button type="submit" busy={isFetching}>
          {t("preview.go")}
        </Button>
      </form>
      {ticket === null ? (
        <p className="m-0 text-soft">{t("preview.ask")}</p>
      ) : error ? (
        <p role="alert" className="m-0 text-error">
          {reasonOf(error, ticket, t)}
        </p>
      ) : (
        data && (
          <>
            <p className="m-0 text-soft">
              {t("preview.on", { number: data.ticket.number, subject: data.ticket.subject })}
            </p>
            <div className="grid gap-4 sm:grid-cols-2">
              {LANGUAGES.map((language) => (
                <Letter
                  key={language}
                  language={language}
                  subject={data.subject?.[language]}
                  text={data.text[language]}
                />
              ))}
            </div>
            {data.empty.length > 0 && (
              <p className="m-0 text-warning">{t("preview.empty", { names: data.empty.join(", ") })}</p>
            )}
          </>
        )
      )}
    </section>
  );
}

function Letter({
  language,
  subject,
  text,
}: {
  readonly language: "en" | "fr";
  readonly subject: string | undefined;
  readonly text: string;
}) {
  const t = useWords(templates);
  return (
    <article
      aria-label={t("field.label", { field: t("preview"), language: t(`language.${language}`) })}
      lang={language}
      className="min-w-0 rounded-md border border-separator bg-canvas p-3"
    >
      {subject !== undefined && <p className="m-0 mb-2 font-medium break-words">{subject}</p>}
      <div className="break-words whitespace-pre-wrap">{text}</div>
    </article>
  );
}

function usePreview(document: Template, ticket: string | null) {
  const text = JSON.stringify(document);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ["template-preview", settled, ticket],
    enabled: ticket !== null,
    retry: false,
    placeholderData: (before) => before,
    queryFn: async () =>
      bodyOf(
        await client.templates.preview({
          body: { document: asBody(JSON.parse(settled) as object), ticket: ticket ?? "" },
        }),
      ),
  });
}

type Words = ReturnType<typeof useWords<keyof (typeof templates)["en"]>>;

function reasonOf(error: Error, number: string, t: Words): string {
  if (!(error instanceof ProblemError)) return error.message;
  if (error.status === 404) return t("preview.missing", { number });
  return error.status === 422 ? t("preview.notSound") : error.message;
}
