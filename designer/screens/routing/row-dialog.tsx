import type { RoutingRow } from "../../../blueprints/routing.ts";
import type { Text } from "../../../blueprints/text.ts";
import { patched } from "../../commands/edits.ts";
import { useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { useForm } from "../../inspector/form-context.ts";
import { TextInput } from "../../inspector/text-input.tsx";
import { ConditionField } from "../../rules/condition-field.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { GivenFields } from "./given-fields.tsx";
import { useColumnWords } from "./use-column-words.ts";

const empty = (text: Text): boolean => (typeof text === "string" ? text : Object.values(text).join("")).trim() === "";

/** One row as a form. Changes are the draft's at once, unless the row is only proposed: then nothing is until it is added. */
export function RowDialog({
  row,
  at,
  last,
  proposed,
  onChange,
  onAdd,
  onClose,
}: {
  readonly row: RoutingRow;
  /** Pointer of the row. */
  readonly at: string;
  /** It takes everything: no condition is offered. */
  readonly last: boolean;
  /** What is said of a row that stands in no table yet. */
  readonly proposed?: string | undefined;
  readonly onChange: (row: RoutingRow) => void;
  readonly onAdd?: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const t = useWords(routing);
  const { readOnly } = useForm();
  const words = useColumnWords();
  return (
    <Dialog
      open
      size="l"
      title={onAdd ? t("edit.proposed") : t("edit.title", { row: words.row(row) })}
      subtitle={proposed}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onAdd ?? onClose}>
          {t(onAdd ? "edit.add" : "edit.done")}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <Field label={t("edit.name")} className="max-w-120">
          {(control) => (
            <TextInput
              control={control}
              value={row.name ?? ""}
              disabled={readOnly}
              onChange={(name) => onChange(patched(row, { name: empty(name) ? undefined : name }))}
            />
          )}
        </Field>
        {last ? (
          <p className="m-0 text-soft">{t("edit.last")}</p>
        ) : (
          <ConditionField
            title={t("edit.when")}
            value={row.when}
            at={`${at}/when`}
            onChange={(when) => onChange(patched(row, { when }))}
          />
        )}
        <section aria-labelledby="row-then" className="flex flex-col gap-2">
          <h3 id="row-then" className="m-0 font-medium text-sm">
            {t("edit.then")}
          </h3>
          <GivenFields then={row.then} at={`${at}/then`} onChange={(then) => onChange({ ...row, then })} />
        </section>
      </div>
    </Dialog>
  );
}
