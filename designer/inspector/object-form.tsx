import { Plus, X } from "lucide-react";
import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { useForm } from "./form-context.ts";
import { label } from "./labels.ts";
import { blankOf, type Part } from "./shape.ts";
import { ShapeInput } from "./shape-input.tsx";
import type { OnEdit } from "./value-props.ts";

/** An object's parts: what must be there, what is there, and a button for each part that may be added. */
export function ObjectForm({
  parts,
  value,
  at,
  onEdit,
  asks,
}: {
  readonly parts: readonly Part[];
  readonly value: Json | undefined;
  readonly at: string;
  readonly onEdit: OnEdit;
  readonly asks?: readonly Ask[] | undefined;
}) {
  const t = useWords(designer);
  const { language, readOnly } = useForm();
  const object = isJsonObject(value) ? value : {};
  const put = (name: string, next: Json | undefined, where: string) => {
    const entries = Object.entries({ ...object, [name]: next }).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    );
    onEdit(Object.fromEntries(entries), where);
  };
  const shown = parts.filter((part) => !part.optional || object[part.name] !== undefined);
  const absent = readOnly ? [] : parts.filter((part) => part.optional && object[part.name] === undefined);
  return (
    <div className="flex flex-col gap-3">
      {shown.map((part) => (
        <div key={part.name} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <ShapeInput
              shape={part.shape}
              name={part.name}
              value={object[part.name]}
              at={`${at}/${part.name}`}
              asks={asks}
              onEdit={(next, where) => put(part.name, next, where)}
            />
          </div>
          {part.optional && !readOnly && (
            <IconButton
              icon={X}
              label={t("part.remove", { name: label(part.name, language) })}
              className="size-7!"
              onClick={() => put(part.name, undefined, `${at}/${part.name}`)}
            />
          )}
        </div>
      ))}
      {absent.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {absent.map((part) => (
            <Button
              key={part.name}
              size="s"
              variant="ghost"
              icon={Plus}
              title={part.hint ?? undefined}
              onClick={() => put(part.name, blankOf(part.shape), `${at}/${part.name}`)}
            >
              {label(part.name, language)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
