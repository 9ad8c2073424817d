import type { Start } from "../../blueprints/blueprint.ts";
import { startSchema } from "../../blueprints/blueprint.ts";
import type { Json } from "../../blueprints/json.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Field } from "../ui/field.tsx";
import { useForm } from "./form-context.ts";
import { ObjectForm } from "./object-form.tsx";
import { blankOf, shapeOf } from "./shape.ts";
import type { OnEdit } from "./value-props.ts";

const SHAPE = shapeOf(startSchema);
const [EVENT, TIME] = SHAPE.kind === "either" ? SHAPE.options.map((option) => option.shape) : [];

/** How a transition starts: a person's button, an event, or time in the state. */
export function StartForm({
  start,
  at,
  onEdit,
}: {
  readonly start: Start | undefined;
  readonly at: string;
  readonly onEdit: OnEdit;
}) {
  const t = useWords(designer);
  const { readOnly } = useForm();
  const kind = start === undefined ? "button" : "on" in start ? "event" : "time";
  const shape = kind === "event" ? EVENT : TIME;
  const blank = (which: string): Json | undefined =>
    which === "button" ? undefined : blankOf((which === "event" ? EVENT : TIME) ?? { kind: "json" });
  return (
    <div className="flex flex-col gap-2">
      <Field label={t("start.title")}>
        {(control) => (
          <select
            {...control}
            className="control"
            disabled={readOnly}
            value={kind}
            onChange={(event) => onEdit(blank(event.target.value), at)}
          >
            <option value="button">{t("start.button")}</option>
            <option value="event">{t("start.event")}</option>
            <option value="time">{t("start.time")}</option>
          </select>
        )}
      </Field>
      {start !== undefined && shape?.kind === "object" && (
        <div className="border-s-2 border-separator ps-3">
          {/* A start is plain JSON; its type only says more. */}
          <ObjectForm parts={shape.parts} value={start as unknown as Json} at={at} onEdit={onEdit} />
        </div>
      )}
    </div>
  );
}
