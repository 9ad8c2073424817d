import { type Assignment, type GoesBack, LEAVINGS } from "../../../blueprints/assignment.ts";
import { patched } from "../../commands/edits.ts";
import { assignment } from "../../i18n/assignment.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useForm } from "../../inspector/form-context.ts";
import { Select } from "../../ui/select.tsx";

const RULES = {
  nothing: "nothing",
  answered: ["answered"],
  due: ["due"],
  both: ["answered", "due"],
  all: "all",
} as const satisfies { readonly [name: string]: GoesBack | readonly string[] };
type Rule = keyof typeof RULES;
// The keys of a literal.
const NAMES = Object.keys(RULES) as readonly Rule[];

const nameOf = (rule: GoesBack | undefined): Rule => {
  if (rule === undefined || typeof rule === "string") return rule ?? "nothing";
  return rule.length > 1 && new Set(rule).size > 1 ? "both" : (rule[0] ?? "nothing");
};

/** What goes back to the group when its owner's shift ends, and when he is set absent. */
export function GoesBackFields({
  value = {},
  onChange,
}: {
  readonly value: Assignment["goesBack"];
  readonly onChange: (value: Assignment["goesBack"]) => void;
}) {
  const t = useWords(assignment);
  const { readOnly } = useForm();
  return (
    <div data-pointer="/goesBack" className="flex flex-wrap gap-4">
      {LEAVINGS.map((leaving) => (
        <Select
          key={leaving}
          label={t(`leave.${leaving}`)}
          className="w-120 max-w-full"
          disabled={readOnly}
          value={nameOf(value[leaving])}
          options={NAMES.map((name) => ({ value: name, label: t(`leave.${name}`) }))}
          onChange={(name) => {
            const rule = RULES[NAMES.find((one) => one === name) ?? "nothing"];
            const chosen: GoesBack = typeof rule === "string" ? rule : [...rule];
            const next = patched(value, { [leaving]: chosen === "nothing" ? undefined : chosen });
            onChange(Object.keys(next).length > 0 ? next : undefined);
          }}
        />
      ))}
    </div>
  );
}
