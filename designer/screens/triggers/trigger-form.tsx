import type { Trigger } from "../../../blueprints/trigger.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useWords } from "../../i18n/i18n.ts";
import { triggers } from "../../i18n/triggers.ts";
import { WhenThenForm } from "../../rules/when-then-form.tsx";
import { Starts } from "./starts.tsx";

/** A trigger as a sentence: when this or that happens, if, then. */
export function TriggerForm(props: DefinitionFormProps<Trigger>) {
  const { document, change } = props;
  return (
    <WhenThenForm {...props} t={useWords(triggers)}>
      <Starts value={document.on} onChange={(on) => change(patched(document, { on }))} />
    </WhenThenForm>
  );
}
