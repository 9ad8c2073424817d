import { RIGHTS, type Right } from "../../../blueprints/people.ts";
import { AREA_RIGHTS, type Base } from "../../../blueprints/role.ts";
import { useWords } from "../../i18n/i18n.ts";
import { roles } from "../../i18n/roles.ts";
import { Checkbox } from "../../ui/checkbox.tsx";

/** The one list of rights; what comes with a role by itself is ticked and stays so. */
export function RightsField({
  basedOn,
  rights,
  readOnly = false,
  error,
  onChange,
}: {
  readonly basedOn: Base;
  readonly rights: readonly Right[];
  readonly readOnly?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (rights: Right[]) => void;
}) {
  const t = useWords(roles);
  const leads = basedOn === "manager" || basedOn === "admin";
  const comes = (right: Right) => leads && AREA_RIGHTS.some((one) => one === right);
  return (
    <fieldset data-pointer="/rights" className="m-0 flex flex-col gap-1.5 border-0 p-0">
      <legend className="mb-1 p-0 font-medium">{t("rights")}</legend>
      {RIGHTS.map((right) => (
        <Checkbox
          key={right}
          label={comes(right) ? `${t(`right.${right}`)} (${t("rights.with")})` : t(`right.${right}`)}
          checked={comes(right) || rights.includes(right)}
          disabled={readOnly || comes(right)}
          onChange={(on) => onChange(RIGHTS.filter((one) => (one === right ? on : rights.includes(one))))}
        />
      ))}
      {error && <p className="m-0 text-error">{error}</p>}
    </fieldset>
  );
}
