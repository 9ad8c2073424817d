import { FlaskConical } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { valueLabelOf } from "../../../blueprints/condition/labels.ts";
import type { Routing } from "../../../blueprints/routing.ts";
import { PRIORITIES } from "../../../blueprints/status.ts";
import { patched } from "../../commands/edits.ts";
import { useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { optionsOf, useForm } from "../../inspector/form-context.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { WordsField } from "./given-fields.tsx";
import { TryAnswer } from "./try-answer.tsx";
import { type Asked, type Example, notSound, useTry } from "./use-try.ts";

/** Which row takes a ticket, real or typed, and why the rows above do not. */
export function TryBox({ table, onTook }: { readonly table: Routing; readonly onTook: (row: string | null) => void }) {
  const t = useWords(routing);
  const form = useForm();
  const [kind, setKind] = useState<"example" | "ticket">("example");
  const [number, setNumber] = useState("");
  const [example, setExample] = useState<Example>({});
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error, isFetching } = useTry(table, asked);
  const row = data && !error ? data.row : null;
  useEffect(() => onTook(row), [row, onTook]);
  const put = (patch: { readonly [K in keyof Example]?: Example[K] | undefined }) =>
    setExample((now) => patched(now, patch));
  const filled = (text: string): string | undefined => (text === "" ? undefined : text);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (kind === "example") setAsked({ example });
    else if (number.trim() !== "") setAsked({ ticket: number.trim().replace(/^#/, "") });
  };
  return (
    <section aria-labelledby="try" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id="try" className="m-0 flex items-center gap-2 font-semibold text-base">
          <FlaskConical size={18} aria-hidden className="text-soft" />
          {t("try")}
        </h2>
        <p className="m-0 text-soft text-xs">{t("try.hint")}</p>
      </div>
      <form className="flex flex-wrap items-end gap-3" onSubmit={go}>
        <Select
          label={t("try.kind")}
          className="w-36"
          value={kind}
          options={(["example", "ticket"] as const).map((value) => ({ value, label: t(`try.${value}`) }))}
          onChange={(next) => setKind(next === "ticket" ? "ticket" : "example")}
        />
        {kind === "ticket" ? (
          <TextField label={t("try.number")} className="w-44" value={number} inputMode="numeric" onChange={setNumber} />
        ) : (
          <>
            <TextField
              label={t("try.subject")}
              className="min-w-44 flex-1"
              maxLength={500}
              value={example.subject ?? ""}
              onChange={(subject) => put({ subject })}
            />
            <Select
              label={t("try.department")}
              className="w-40"
              empty={t("try.none")}
              value={example.department ?? ""}
              options={optionsOf(form, "departments")}
              onChange={(department) => put({ department: filled(department) })}
            />
            <Select
              label={t("try.priority")}
              className="w-32"
              empty={t("try.none")}
              value={example.priority ?? ""}
              options={PRIORITIES.map((value) => ({
                value,
                label: valueLabelOf("ticket.priority", value)?.[form.language] ?? value,
              }))}
              onChange={(priority) => put({ priority: PRIORITIES.find((it) => it === priority) })}
            />
            <TextField
              label={t("try.product")}
              className="w-32"
              value={example.product ?? ""}
              onChange={(product) => put({ product: filled(product) })}
            />
            <WordsField label={t("try.tags")} value={example.tags} onChange={(tags) => put({ tags })} />
          </>
        )}
        <Button type="submit" busy={isFetching}>
          {t("try.go")}
        </Button>
      </form>
      {error ? (
        <p role="alert" className="m-0 text-error">
          {notSound(error) ? t("try.notSound") : error.message}
        </p>
      ) : (
        data && asked && <TryAnswer table={table} answer={data} />
      )}
    </section>
  );
}
