import type { Macro } from "../../../blueprints/macro.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { WhenThenForm } from "../../rules/when-then-form.tsx";

/** A macro: where it is offered, and what it does. */
export function MacroForm(props: DefinitionFormProps<Macro>) {
  return <WhenThenForm {...props} t={useWords(macros)} />;
}
