import type { View } from "../../../blueprints/view.ts";
import { COLUMN_TITLES, GROUP_COLUMNS, type OrderColumn, VIEW_COLUMNS } from "../../../blueprints/view-columns.ts";
import { patched } from "../../commands/edits.ts";
import { isManager, useMe } from "../../data/session.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { views } from "../../i18n/views.ts";
import { useForm } from "../../inspector/form-context.ts";
import { DescriptionField } from "../../rules/description-field.tsx";
import { WhenField } from "../../rules/when-field.tsx";
import { MultiCombobox } from "../../ui/combobox.tsx";
import { Select } from "../../ui/select.tsx";
import { OrderField } from "./order-field.tsx";

export interface ViewFormProps {
  readonly document: View;
  readonly change: (document: View) => void;
}

/** What a view holds, what it shows, in which order, and to whom. */
export function ViewForm({ document, change }: ViewFormProps) {
  const t = useWords(views);
  const say = useSay();
  const { directory, errorAt, readOnly } = useForm();
  const put = (patch: { readonly [K in keyof View]?: View[K] | undefined }) => change(patched(document, patch));
  const title = (column: OrderColumn) => say(COLUMN_TITLES[column]);
  const columns = [
    ...VIEW_COLUMNS.map((column) => ({ value: column as string, label: say(COLUMN_TITLES[column]) })),
    ...(directory?.fields ?? []).map((field) => ({ value: `fields.${field.key}`, label: say(field.name) })),
  ];
  const { group } = document;
  return (
    <>
      <DescriptionField value={document.description} onChange={(description) => put({ description })} />
      <WhenField
        words={{
          title: t("condition"),
          hint: t("condition.hint"),
          none: t("condition.none"),
          add: t("condition.add"),
        }}
        listed
        value={document.when}
        onChange={(when) => put({ when })}
      />
      <div data-pointer="/columns">
        <MultiCombobox
          label={t("columns")}
          hint={t("columns.hint")}
          error={errorAt("/columns")}
          options={columns}
          value={document.columns}
          disabled={readOnly}
          onChange={(next) => put({ columns: [...next] })}
        />
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t("group")}
          empty={t("group.none")}
          value={group?.by ?? ""}
          disabled={readOnly}
          options={GROUP_COLUMNS.map((column) => ({ value: column, label: title(column) }))}
          onChange={(chosen) => {
            const by = GROUP_COLUMNS.find((column) => column === chosen);
            put({ group: by && { by, direction: group?.direction ?? "asc" } });
          }}
        />
        {group && (
          <Select
            label={t("order.direction")}
            value={group.direction ?? "asc"}
            disabled={readOnly}
            options={(["asc", "desc"] as const).map((value) => ({ value, label: t(`order.${value}`) }))}
            onChange={(direction) => put({ group: { ...group, direction: direction === "desc" ? "desc" : "asc" } })}
          />
        )}
      </div>
      <OrderField
        value={document.order ?? []}
        onChange={(order) => put({ order: order.length > 0 ? [...order] : undefined })}
      />
      <SeesField value={document.sees} onChange={(sees) => put({ sees })} />
    </>
  );
}

function SeesField({
  value,
  onChange,
}: {
  readonly value: View["sees"];
  readonly onChange: (sees: View["sees"]) => void;
}) {
  const t = useWords(views);
  const say = useSay();
  const me = useMe();
  const { directory, readOnly } = useForm();
  const kind = value === "everyone" ? "everyone" : "groups" in value ? "groups" : "me";
  const groups = (directory?.groups ?? []).map(({ id, name }) => ({ value: id, label: say(name) }));
  // One's own by anybody; what others see is for who manages.
  const kinds = isManager(me) ? (["me", "groups", "everyone"] as const) : (["me"] as const);
  return (
    <div data-pointer="/sees" className="flex flex-wrap items-end gap-3">
      <Select
        label={t("sees")}
        value={kind}
        disabled={readOnly || kinds.length === 1}
        options={(readOnly ? ([kind] as const) : kinds).map((one) => ({ value: one, label: t(`sees.${one}`) }))}
        onChange={(chosen) => {
          if (chosen === "everyone") onChange("everyone");
          else if (chosen === "me") onChange({ person: me.person.id });
          else onChange({ groups: groups.slice(0, 1).map((group) => group.value) });
        }}
      />
      {typeof value === "object" && "groups" in value && (
        <MultiCombobox
          label={t("sees.which")}
          options={groups}
          value={value.groups}
          disabled={readOnly}
          onChange={(next) => onChange({ groups: [...next] })}
        />
      )}
    </div>
  );
}
