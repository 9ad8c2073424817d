import { Plus, Trash2 } from "lucide-react";
import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { useRowFocus } from "../ui/use-row-focus.ts";
import { useForm } from "./form-context.ts";
import { ObjectForm } from "./object-form.tsx";
import { Section } from "./section.tsx";
import { blankOf, type Shape } from "./shape.ts";
import { ShapeInput } from "./shape-input.tsx";
import type { OnEdit } from "./value-props.ts";

/** A list of values or objects: added, changed, removed. */
export function ListForm({
  shape,
  title,
  hint,
  value,
  at,
  onEdit,
  asks,
}: {
  readonly shape: Extract<Shape, { kind: "list" }>;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly value: Json | undefined;
  readonly at: string;
  readonly onEdit: OnEdit;
  readonly asks?: readonly Ask[] | undefined;
}) {
  const t = useWords(designer);
  const { readOnly } = useForm();
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  const { item } = shape;
  const rows = useRowFocus<HTMLDivElement>(items.length);
  return (
    <Section title={title} hint={hint}>
      <div {...rows.box} className="contents">
        <ol className="m-0 flex list-none flex-col gap-2 p-0">
          {items.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no ids of their own
            <li key={index} className="flex items-start gap-1 rounded-md border border-separator p-2">
              <div className="min-w-0 flex-1">
                {item.kind === "object" ? (
                  <ObjectForm
                    parts={item.parts}
                    value={entry}
                    at={`${at}/${index}`}
                    asks={asks}
                    onEdit={(next, where) => onEdit(items.with(index, next ?? null), where)}
                  />
                ) : (
                  <ShapeInput
                    shape={item}
                    name={title}
                    value={entry}
                    at={`${at}/${index}`}
                    asks={asks}
                    onEdit={(next, where) => onEdit(items.with(index, next ?? null), where)}
                  />
                )}
              </div>
              {!readOnly && (
                <IconButton
                  icon={Trash2}
                  label={t("list.remove")}
                  className="size-7!"
                  {...rows.row}
                  onClick={() => {
                    rows.removing(index);
                    onEdit(items.toSpliced(index, 1), at);
                  }}
                />
              )}
            </li>
          ))}
        </ol>
        {!readOnly && (
          <Button
            size="s"
            variant="ghost"
            icon={Plus}
            className="self-start"
            onClick={() => onEdit([...items, freshItem(item, items.length)], at)}
          >
            {t("list.add")}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** A new entry; where entries carry an id it is the next free number. */
function freshItem(item: Shape, count: number): Json {
  const blank = blankOf(item);
  return isJsonObject(blank) && item.kind === "object" && !item.parts.some((part) => part.name === "at")
    ? { id: `item-${count + 1}`, ...blank }
    : blank;
}
