import type { ReactNode } from "react";
import type { Macro } from "../../blueprints/macro.ts";
import type { Trigger } from "../../blueprints/trigger.ts";
import { patched } from "../commands/edits.ts";
import type { ChangeOptions, DefinitionFormProps } from "../definition/form.ts";
import type { Translate } from "../i18n/i18n.ts";
import { ActionList } from "./action-list.tsx";
import { DescriptionField } from "./description-field.tsx";
import { RuleForm } from "./rule-form.tsx";
import { SectionField } from "./section-field.tsx";
import { Sentence } from "./sentence.tsx";
import { WhenField } from "./when-field.tsx";

/** The words that a macro and a trigger each say in their own way. */
type Word =
  | "section.hint"
  | "sentence"
  | "sentence.hint"
  | "condition"
  | "condition.hint"
  | "condition.none"
  | "condition.add"
  | "say.then";

type Common = Pick<Macro, "description" | "section" | "when" | "do">;
type Patch = { readonly [K in keyof Common]?: Common[K] | undefined };

/** A rule as a sentence: what starts it (`children`), if, then. */
export function WhenThenForm<D extends Macro | Trigger>({
  t,
  children,
  ...props
}: DefinitionFormProps<D> & { readonly t: Translate<Word>; readonly children?: ReactNode }) {
  const { document, change } = props;
  const put = (patch: Patch, options?: ChangeOptions) =>
    // What is put in is common to both, so it is the same kind of document as before.
    change(patched<Macro | Trigger>(document, patch) as D, options);
  return (
    <RuleForm {...props}>
      <DescriptionField value={document.description} onChange={(description) => put({ description })} />
      <SectionField value={document.section} hint={t("section.hint")} onChange={(section) => put({ section })} />
      <Sentence title={t("sentence")} hint={t("sentence.hint")}>
        {children}
        <WhenField
          words={{
            title: t("condition"),
            hint: t("condition.hint"),
            none: t("condition.none"),
            add: t("condition.add"),
          }}
          value={document.when}
          onChange={(when) => put({ when })}
        />
        <div data-pointer="/do">
          <ActionList
            title={t("say.then")}
            value={document.do}
            at="/do"
            onChange={(actions, where) => put({ do: actions }, { merge: where })}
          />
        </div>
      </Sentence>
    </RuleForm>
  );
}
