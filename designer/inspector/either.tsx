import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Field } from "../ui/field.tsx";
import { useForm } from "./form-context.ts";
import { label } from "./labels.ts";
import { blankOf, type Option } from "./shape.ts";
import { ShapeInput } from "./shape-input.tsx";
import type { OnEdit } from "./value-props.ts";

/** One of several kinds of value: the kind is chosen, then the value. */
export function Either({
  options,
  title,
  name,
  value,
  at,
  onEdit,
  asks,
}: {
  readonly options: readonly Option[];
  readonly title: string;
  readonly name: string;
  readonly value: Json | undefined;
  readonly at: string;
  readonly onEdit: OnEdit;
  readonly asks?: readonly Ask[] | undefined;
}) {
  const t = useWords(designer);
  const { language, readOnly } = useForm();
  const found = options.findIndex((option) => option.fits(value));
  const current = found < 0 ? closest(options, value) : found;
  const option = options[current];
  return (
    <div className="flex flex-col gap-1">
      <Field label={t("either.kind", { name: title })} hideLabel>
        {(control) => (
          <select
            {...control}
            className="control"
            disabled={readOnly}
            value={current}
            onChange={(event) => onEdit(blankOf(options[Number(event.target.value)]?.shape ?? { kind: "json" }), at)}
          >
            {options.map((it, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the options of a schema never change places
              <option key={index} value={index}>
                {`${title}: ${label(`kind:${it.shape.kind}`, language)}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      {option && option.shape.kind !== "only" && (
        <ShapeInput shape={option.shape} name={name} value={value} at={at} onEdit={onEdit} asks={asks} />
      )}
    </div>
  );
}

/** An unfinished value fits nothing yet: the kind that it looks like. */
function closest(options: readonly Option[], value: Json | undefined): number {
  const kind =
    typeof value === "string"
      ? ["string", "choice", "duration", "text"]
      : typeof value === "number"
        ? ["number"]
        : isJsonObject(value)
          ? ["condition", "object"]
          : ["strings"];
  return Math.max(
    0,
    options.findIndex((option) => kind.includes(option.shape.kind)),
  );
}
