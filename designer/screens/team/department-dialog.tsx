import { useState } from "react";
import type { TeamDepartment } from "../../../api/contract/team.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { NamedForm } from "./named-form.tsx";

/** A department's name, new or another one. */
export function DepartmentDialog({
  department,
  onDone,
  onClose,
}: {
  /** Absent: a new one. */
  readonly department?: TeamDepartment;
  readonly onDone: (department: TeamDepartment) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const [name, setName] = useState(department?.name ?? "");
  const body = { name: name.trim() };
  return (
    <NamedForm
      title={department ? t("department.edit", { name: department.name }) : t("department.new")}
      name={name}
      known={department !== undefined}
      onName={setName}
      onClose={onClose}
      send={() =>
        department
          ? client.team.changeDepartment({ params: { id: department.id }, body })
          : client.team.addDepartment({ body, idempotencyKey: crypto.randomUUID() })
      }
      onDone={onDone}
    />
  );
}
