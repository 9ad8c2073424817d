import { useQuery } from "@tanstack/react-query";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Option } from "../../blueprints/field-kinds/limits.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { useMe } from "../data/session.ts";
import { fields } from "../i18n/fields.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { Confirm } from "../ui/confirm.tsx";
import { branchOf } from "./option-order.ts";

/** Asks before an option goes, and says in how many tickets it stands. */
export function RemoveOption({
  field,
  option,
  onRemove,
  onClose,
}: {
  readonly field: FieldDefinition;
  readonly option: Option;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords(fields);
  const say = useSay();
  const me = useMe();
  const values = branchOf(field.options ?? [], option.value);
  const view = {
    kind: "view",
    schemaVersion: 1,
    key: "standing",
    name: "standing",
    columns: ["number"],
    when: { oneOf: [{ var: `ticket.fields.${field.key}` }, values] },
    sees: { person: me.person.id },
  };
  const standing = useQuery({
    queryKey: [...keys.definitions, "standing", field.key, values],
    gcTime: 0,
    queryFn: async () => bodyOf(await client.views.preview({ body: { document: view } })).count,
  });
  const { data, isError } = standing;
  const told = () => {
    if (isError || data === null) return t("removing.unknown");
    if (data === undefined) return t("removing.looking");
    if (data.count === 0 && data.exact) return t("removing.none");
    return t(data.exact ? "removing.used" : "removing.least", { count: data.count, value: option.value });
  };
  return (
    <Confirm
      danger
      title={t("removing.title", { name: say(option.name) })}
      text={told()}
      act={t("remove")}
      onClose={onClose}
      onAct={async () => {
        onRemove();
        return null;
      }}
    >
      {values.length > 1 && <p className="m-0">{t("removing.below", { count: values.length - 1 })}</p>}
    </Confirm>
  );
}
