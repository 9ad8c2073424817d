import type { Json } from "../../blueprints/json.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import { ConditionBuilder } from "../conditions/condition-builder.tsx";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Field } from "../ui/field.tsx";

/** Required, optional, or required when a condition holds. */
export function Requirement({
  title,
  value,
  edit,
  asks,
  readOnly,
}: {
  readonly title: string;
  readonly value: Json | undefined;
  readonly edit: (value: Json | undefined) => void;
  readonly asks: readonly Ask[] | undefined;
  readonly readOnly: boolean;
}) {
  const t = useWords(designer);
  const now = typeof value === "boolean" ? String(value) : "when";
  return (
    <div className="flex flex-col gap-2">
      <Field label={title} hideLabel>
        {(control) => (
          <select
            {...control}
            className="control"
            disabled={readOnly}
            value={now}
            onChange={(event) => edit(event.target.value === "when" ? { allOf: [] } : event.target.value === "true")}
          >
            <option value="true">{t("required.yes")}</option>
            <option value="false">{t("required.no")}</option>
            <option value="when">{t("required.when")}</option>
          </select>
        )}
      </Field>
      {now === "when" && (
        <ConditionBuilder
          label={title}
          value={value}
          asks={asks ?? []}
          onChange={(next) => edit(next ?? { allOf: [] })}
        />
      )}
    </div>
  );
}
