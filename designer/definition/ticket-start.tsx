import type { ReactNode } from "react";
import { useDirectory } from "../data/session.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { ticketStart } from "../i18n/ticket-start.ts";
import { TextField } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { type DefinitionFormProps, errorAt } from "./form.ts";

/** A document that says what its tickets start with. */
interface Starting {
  readonly department: string;
  readonly language?: "en" | "fr" | undefined;
  readonly product?: string | undefined;
  readonly type?: string | undefined;
}

/** Department, language, product and type of the tickets that come by a mailbox, a channel or a chat: cells of a grid. */
export function TicketStart<Document extends Starting>({
  document,
  change,
  findings,
  readOnly,
  hint,
  children,
}: Pick<DefinitionFormProps<Document>, "document" | "change" | "findings" | "readOnly"> & {
  /** What is said of the department instead. */
  readonly hint?: string;
  /** What stands between department and product. */
  readonly children?: ReactNode;
}) {
  const t = useWords(ticketStart);
  const own = useLanguage();
  const departments = useDirectory().data?.departments ?? [];
  const optional = (part: "type" | "product", value: string) => {
    const { [part]: _, ...rest } = document;
    // Without an optional part it is a document still.
    change(value.trim() === "" ? (rest as unknown as Document) : { ...document, [part]: value }, { merge: part });
  };
  return (
    <>
      <div data-pointer="/department">
        <Select
          label={t("department")}
          hint={hint ?? t("department.hint")}
          required
          disabled={readOnly}
          error={errorAt(findings, "/department", own)}
          value={document.department}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(department) => change({ ...document, department })}
        />
      </div>
      {document.language !== undefined && (
        <div data-pointer="/language">
          <Select
            label={t("language")}
            hint={t("language.hint")}
            disabled={readOnly}
            value={document.language}
            options={(["en", "fr"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(value) => change({ ...document, language: value === "fr" ? "fr" : "en" })}
          />
        </div>
      )}
      {children}
      {(["product", "type"] as const).map((part) => (
        <div key={part} data-pointer={`/${part}`}>
          <TextField
            label={t(part)}
            hint={t("optional")}
            disabled={readOnly}
            error={errorAt(findings, `/${part}`, own)}
            value={document[part] ?? ""}
            onChange={(value) => optional(part, value)}
          />
        </div>
      ))}
    </>
  );
}
