import { Building2 } from "lucide-react";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { DepartmentDialog } from "./department-dialog.tsx";
import type { Team } from "./everybody.ts";
import { NamedTable } from "./named-table.tsx";

/** Every department, and how many belong to it. */
export function DepartmentsTable({ team }: { readonly team: Team }) {
  const t = useWords(words);
  return (
    <NamedTable
      label={t("departments")}
      kind="department"
      items={team.departments}
      columns={[
        { title: t("column.people"), cell: ({ people }) => people },
        { title: t("column.inGroups"), cell: ({ groups }) => groups },
      ]}
      empty={{ icon: Building2, title: t("noDepartments"), text: t("noDepartmentsText") }}
      edit={(name) => t("department.edit", { name })}
      dialog={({ one, ...rest }) => <DepartmentDialog department={one} {...rest} />}
    />
  );
}
