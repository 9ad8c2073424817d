import { useState } from "react";
import { CONTACT_COLUMNS, type ContactColumn, type ContactPreview } from "../../../../api/contract/contact-imports.ts";
import { client } from "../../../data/client.ts";
import { contacts } from "../../../i18n/contacts.ts";
import { useWords } from "../../../i18n/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/select.tsx";
import { Table, Td, Th } from "../../../ui/table.tsx";
import { KINDS, LANGUAGES } from "../contact-dialog.tsx";

/** More columns than these are named only where they are taken. */
const SHOWN = 12;

/** What a file holds, and what each of its columns is to be. */
export function ImportPreview({
  preview,
  onCancel,
  onStarted,
}: {
  readonly preview: ContactPreview;
  readonly onCancel: () => void;
  readonly onStarted: () => void;
}) {
  const t = useWords(contacts);
  const { id, file, total, headings, rows, guessed } = preview;
  const [columns, setColumns] = useState<readonly (ContactColumn | null)[]>(guessed.columns);
  const [language, setLanguage] = useState(guessed.language);
  const [kind, setKind] = useState(guessed.kind);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const known = columns.some((column) => column === "email" || column === "phone" || column === "customerNumber");
  const shown = headings
    .map((heading, place) => ({ heading: heading || t("import.unnamed", { number: place + 1 }), place }))
    .filter(({ place }) => place < SHOWN || guessed.columns[place] !== null);
  const start = async () => {
    setBusy(true);
    setRefused(null);
    const body = { columns: [...columns], language, kind };
    const answer = await client.contacts.startImport({ params: { id }, body });
    if (answer.ok) return onStarted();
    setRefused(answer.problem.errors[0]?.message ?? answer.problem.detail);
    setBusy(false);
  };
  return (
    <section aria-labelledby="preview" className="rounded-lg border border-separator bg-panel px-4 py-3">
      <h2 id="preview" className="m-0 mb-3 text-base font-semibold break-words">
        {t("import.preview", { file, count: total })}
      </h2>
      <fieldset className="m-0 min-w-0 border-0 p-0">
        <legend className="mb-2 p-0 font-medium">{t("import.columns")}</legend>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {shown.map(({ heading, place }) => (
            <Select
              key={place}
              label={t("import.column", { heading })}
              empty={t("import.skip")}
              value={columns[place] ?? ""}
              options={CONTACT_COLUMNS.map((column) => ({ value: column, label: t(`column.${column}`) }))}
              onChange={(value) =>
                setColumns(columns.with(place, CONTACT_COLUMNS.find((column) => column === value) ?? null))
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="my-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          label={t("import.language")}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => setLanguage(LANGUAGES.find((one) => one === value) ?? language)}
        />
        <Select
          label={t("import.kind")}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? kind)}
        />
      </div>
      <Table label={t("import.firstRows")}>
        <thead>
          <tr>
            <Th>{t("import.line")}</Th>
            {shown.map(({ heading, place }) => (
              <Th key={place}>{heading}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells }) => (
            <tr key={line}>
              <Td className="tabular text-soft">{line}</Td>
              {cells.length === 0 ? (
                <Td colSpan={shown.length} className="text-error">
                  {t("import.unreadable")}
                </Td>
              ) : (
                shown.map(({ place }) => (
                  <Td key={place} className="max-w-60 truncate">
                    {cells[place]}
                  </Td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {(refused ?? (known ? null : t("import.needed"))) !== null && (
        <p role="alert" className="mt-3 mb-0 text-error">
          {refused ?? t("import.needed")}
        </p>
      )}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t("import.cancel")}</Button>
        <Button variant="primary" busy={busy} disabled={!known} onClick={() => void start()}>
          {t("import.start", { count: total })}
        </Button>
      </div>
    </section>
  );
}
