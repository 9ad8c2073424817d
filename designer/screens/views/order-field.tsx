import { Plus, X } from "lucide-react";
import type { View } from "../../../blueprints/view.ts";
import { COLUMN_TITLES, ORDER_COLUMNS } from "../../../blueprints/view-columns.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { views } from "../../i18n/views.ts";
import { useForm } from "../../inspector/form-context.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";

type Order = NonNullable<View["order"]>;
/** The grammar takes no more. */
const MOST = 4;

/** First by this, then by that. */
export function OrderField({
  value,
  onChange,
}: {
  readonly value: Readonly<Order>;
  readonly onChange: (order: Readonly<Order>) => void;
}) {
  const t = useWords(views);
  const say = useSay();
  const { readOnly } = useForm();
  const replaced = (at: number, one: Order[number]) => onChange(value.map((old, index) => (index === at ? one : old)));
  const left = ORDER_COLUMNS.filter((column) => !value.some(({ by }) => by === column));
  const [next] = left;
  return (
    <fieldset data-pointer="/order" className="m-0 flex flex-col gap-2 border-0 p-0">
      <legend className="mb-1 p-0 font-medium">{t("order")}</legend>
      {value.map(({ by, direction }, at) => (
        <div key={by} className="flex flex-wrap items-end gap-2">
          <Select
            label={at === 0 ? t("order.first") : t("order.then")}
            value={by}
            disabled={readOnly}
            options={ORDER_COLUMNS.filter((column) => column === by || left.includes(column)).map((column) => ({
              value: column,
              label: say(COLUMN_TITLES[column]),
            }))}
            onChange={(chosen) => {
              const column = ORDER_COLUMNS.find((one) => one === chosen);
              if (column) replaced(at, { by: column, direction });
            }}
          />
          <Select
            hideLabel
            label={t("order.direction")}
            value={direction}
            disabled={readOnly}
            options={(["asc", "desc"] as const).map((one) => ({ value: one, label: t(`order.${one}`) }))}
            onChange={(chosen) => replaced(at, { by, direction: chosen === "asc" ? "asc" : "desc" })}
          />
          {!readOnly && (
            <IconButton
              icon={X}
              label={t("order.remove")}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {!readOnly && next && value.length < MOST && (
        <Button
          size="s"
          variant="ghost"
          icon={Plus}
          className="self-start"
          onClick={() => onChange([...value, { by: next, direction: "asc" }])}
        >
          {value.length === 0 ? t("order.first") : t("order.add")}
        </Button>
      )}
    </fieldset>
  );
}
