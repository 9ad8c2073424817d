import { useQuery } from "@tanstack/react-query";
import type { Mailbox } from "../../../blueprints/mailbox.ts";
import { PRIORITIES } from "../../../blueprints/status.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { type DefinitionFormProps, errorAt } from "../../definition/form.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { Select } from "../../ui/select.tsx";

type StartingFieldsProps = Pick<DefinitionFormProps<Mailbox>, "document" | "change" | "findings" | "readOnly">;

/** What the tickets of an address start with: a priority, and the form that they count as filled in by. */
export function StartingFields({ document, change, findings, readOnly }: StartingFieldsProps) {
  const t = useWords(mailIn);
  const d = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const forms = useQuery({
    queryKey: [...keys.definitions, "forms of mail"],
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind: "form" } })).items,
  });
  const { priority, form, ...rest } = document;
  const none = { value: "", label: t("address.without") };
  const known = (forms.data ?? []).filter(({ key, published }) => published !== null || key === form);
  const missing = form !== undefined && !known.some(({ key }) => key === form) ? [{ value: form, label: form }] : [];
  return (
    <>
      <div data-pointer="/priority">
        <Select
          label={t("address.priority")}
          disabled={readOnly}
          error={errorAt(findings, "/priority", language)}
          value={priority ?? ""}
          options={[none, ...PRIORITIES.map((value) => ({ value, label: d(`priority.${value}`) }))]}
          onChange={(value) => {
            const chosen = PRIORITIES.find((one) => one === value);
            change({ ...rest, ...(form !== undefined && { form }), ...(chosen && { priority: chosen }) });
          }}
        />
      </div>
      <div data-pointer="/form">
        <Select
          label={t("address.form")}
          hint={t("address.form.hint")}
          disabled={readOnly}
          error={errorAt(findings, "/form", language)}
          value={form ?? ""}
          options={[none, ...known.map(({ key, name }) => ({ value: key, label: say(name) })), ...missing]}
          onChange={(value) =>
            change({ ...rest, ...(priority !== undefined && { priority }), ...(value !== "" && { form: value }) })
          }
        />
      </div>
    </>
  );
}
