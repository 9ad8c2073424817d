import { Plus, Trash2 } from "lucide-react";
import type { Form } from "../../blueprints/form.ts";
import { pointer } from "../../blueprints/json.ts";
import { STATUSES } from "../../blueprints/status.ts";
import { patched } from "../commands/edits.ts";
import type { DefinitionFormProps } from "../definition/form.ts";
import { desk } from "../i18n/desk.ts";
import { forms } from "../i18n/forms.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { useForm } from "../inspector/form-context.ts";
import { ConditionField } from "../rules/condition-field.tsx";
import { Button } from "../ui/button.tsx";
import { Combobox, MultiCombobox } from "../ui/combobox.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { type RowFocus, useRowFocus } from "../ui/use-row-focus.ts";

type Demand = NonNullable<Form["requires"]>[number];

/** What agents must have filled in on the form's tickets before they come into a status. */
export function FormRequires({ document, change, directory }: DefinitionFormProps<Form>) {
  const t = useWords(forms);
  const { readOnly } = useForm();
  const requires = document.requires ?? [];
  const put = (next: readonly Demand[]) =>
    change(patched(document, { requires: next.length > 0 ? [...next] : undefined }));
  const rows = useRowFocus<HTMLElement>(requires.length);
  const asked = document.asks.map(({ field }) => field);
  const first = [...asked, ...(directory?.fields ?? []).map(({ key }) => key)].find(
    (key) => !requires.some(({ field }) => field === key),
  );
  return (
    <section
      {...rows.box}
      aria-labelledby="requires"
      data-pointer="/requires"
      className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4"
    >
      <div>
        <h2 id="requires" className="m-0 font-semibold text-base">
          {t("requires")}
        </h2>
        <p className="m-0 text-soft text-xs">{t("requires.hint")}</p>
      </div>
      {requires.length === 0 && <p className="m-0 text-soft">{t("requires.none")}</p>}
      {requires.map((demand, at) => (
        <OneDemand
          // biome-ignore lint/suspicious/noArrayIndexKey: a demand has no name of its own; its place is its name.
          key={at}
          {...{ demand, at, directory }}
          onChange={(next) => put(requires.with(at, next))}
          row={rows.row}
          onRemove={() => {
            rows.removing(at);
            put(requires.toSpliced(at, 1));
          }}
        />
      ))}
      {!readOnly && first !== undefined && (
        <div>
          <Button size="s" icon={Plus} onClick={() => put([...requires, { field: first, in: ["solved"] }])}>
            {t("requires.add")}
          </Button>
        </div>
      )}
    </section>
  );
}

function OneDemand({
  demand,
  at,
  directory,
  row,
  onChange,
  onRemove,
}: {
  readonly demand: Demand;
  readonly at: number;
  readonly directory: DefinitionFormProps<Form>["directory"];
  readonly row: RowFocus<HTMLElement>["row"];
  readonly onChange: (next: Demand) => void;
  readonly onRemove: () => void;
}) {
  const t = useWords(forms);
  const d = useWords(desk);
  const say = useSay();
  const { readOnly, errorAt } = useForm();
  const here = pointer("requires", at);
  const fields = (directory?.fields ?? []).map(({ key, name }) => ({ value: key, label: say(name) }));
  const name = fields.find(({ value }) => value === demand.field)?.label ?? demand.field;
  return (
    <fieldset
      data-pointer={here}
      aria-label={name}
      className="m-0 flex min-w-0 flex-col gap-3 rounded-md border border-separator p-3"
    >
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
          <Combobox
            label={t("requires.field")}
            error={errorAt(`${here}/field`)}
            disabled={readOnly}
            options={fields}
            value={demand.field}
            onChange={(field) => field !== null && onChange({ ...demand, field })}
          />
          <MultiCombobox
            label={t("requires.in")}
            error={errorAt(`${here}/in`)}
            disabled={readOnly}
            options={STATUSES.map((value) => ({ value, label: d(`status.${value}`) }))}
            value={demand.in}
            onChange={(chosen) => onChange({ ...demand, in: STATUSES.filter((status) => chosen.includes(status)) })}
          />
        </div>
        {!readOnly && <IconButton icon={Trash2} label={t("requires.remove", { name })} {...row} onClick={onRemove} />}
      </div>
      <ConditionField
        title={t("requires.when")}
        empty={t("requires.always")}
        value={demand.when}
        at={`${here}/when`}
        onChange={(when) => onChange(patched(demand, { when }))}
      />
    </fieldset>
  );
}
