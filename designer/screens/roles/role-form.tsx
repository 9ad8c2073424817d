import { BASES, type Role, SHIPPED, SIGHTS } from "../../../blueprints/role.ts";
import { type DefinitionFormProps, errorAt } from "../../definition/form.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { roles } from "../../i18n/roles.ts";
import { Select } from "../../ui/select.tsx";
import { RightsField } from "./rights-field.tsx";

/** A role: what it stands on, its rights, whose tickets it shows. */
export function RoleForm({ document, change, findings, readOnly }: DefinitionFormProps<Role>) {
  const t = useWords(roles);
  const language = useLanguage();
  const { basedOn, rights, sees } = document;
  const rightsError = findings.find(({ severity, pointer }) => severity === "error" && pointer.startsWith("/rights"));
  return (
    <section className="flex max-w-160 flex-col gap-4 rounded-lg border border-separator bg-panel p-4">
      <div data-pointer="/basedOn">
        <Select
          label={t("basedOn")}
          hint={`${t(`role:${basedOn}.text`)} ${t("basedOn.hint")}`}
          disabled={readOnly}
          value={basedOn}
          options={BASES.map((value) => ({ value, label: t(`role:${value}`) }))}
          onChange={(value) => {
            const next = BASES.find((one) => one === value) ?? basedOn;
            change({ ...document, basedOn: next, rights: [...SHIPPED[next].rights], sees: SHIPPED[next].sees });
          }}
        />
      </div>
      <RightsField
        {...{ basedOn, rights, readOnly }}
        error={rightsError?.message[language]}
        onChange={(next) => change({ ...document, rights: next })}
      />
      <div data-pointer="/sees">
        <Select
          label={t("sees")}
          hint={t("sees.hint")}
          error={errorAt(findings, "/sees", language)}
          disabled={readOnly}
          value={sees}
          options={SIGHTS.map((value) => ({ value, label: t(`sees.${value}`) }))}
          onChange={(value) => change({ ...document, sees: SIGHTS.find((one) => one === value) ?? sees })}
        />
      </div>
    </section>
  );
}
