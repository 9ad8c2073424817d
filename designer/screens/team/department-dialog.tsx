import { useRef, useState } from "react";
import type { TeamDepartment } from "../../../api/contract/team.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { TextField } from "../../ui/field.tsx";
import { TeamForm } from "./team-form.tsx";

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
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(department?.name ?? "");
  const body = { name: name.trim() };
  const nameError = body.name === "" ? t("person.nameNeeded") : undefined;
  return (
    <TeamForm
      title={department ? t("department.edit", { name: department.name }) : t("department.new")}
      act={t(department ? "person.save" : "person.add")}
      ready={!nameError}
      initialFocus={first}
      onClose={onClose}
      send={() =>
        department
          ? client.team.changeDepartment({ params: { id: department.id }, body })
          : client.team.addDepartment({ body, idempotencyKey: crypto.randomUUID() })
      }
      onDone={onDone}
    >
      {({ asked, refused }) => (
        <TextField
          ref={first}
          label={t("person.name")}
          required
          maxLength={120}
          value={name}
          onChange={setName}
          error={asked ? (nameError ?? refused("/name")) : undefined}
        />
      )}
    </TeamForm>
  );
}
