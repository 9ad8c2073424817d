import { Building2, PencilLine } from "lucide-react";
import { useState } from "react";
import type { TeamDepartment } from "../../../api/contract/team.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { DepartmentDialog } from "./department-dialog.tsx";
import type { Team } from "./team.tsx";

/** Every department, and how many belong to it. */
export function DepartmentsTable({ team }: { readonly team: Team }) {
  const t = useWords(words);
  const [edited, setEdited] = useState<TeamDepartment | null>(null);
  if (team.departments.length === 0)
    return (
      <EmptyState icon={Building2} title={t("noDepartments")}>
        {t("noDepartmentsText")}
      </EmptyState>
    );
  return (
    <>
      <Table label={t("departments")}>
        <thead>
          <tr>
            {(["name", "people", "inGroups"] as const).map((column) => (
              <Th key={column}>{t(`column.${column}`)}</Th>
            ))}
            <Th>
              <span className="sr-only">{t("actionsTitle")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {team.departments.map((department) => (
            <tr key={department.id}>
              <Td className="font-medium">{department.name}</Td>
              <Td className="tabular-nums">{department.people}</Td>
              <Td className="tabular-nums">{department.groups}</Td>
              <Td className="text-end">
                <Button
                  size="s"
                  icon={PencilLine}
                  aria-label={t("department.edit", { name: department.name })}
                  onClick={() => setEdited(department)}
                >
                  {t("edit")}
                </Button>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {edited && (
        <DepartmentDialog
          department={edited}
          onClose={() => setEdited(null)}
          onDone={({ name }) => {
            toast(t("person.saved", { name }), { tone: "good" });
            setEdited(null);
          }}
        />
      )}
    </>
  );
}
