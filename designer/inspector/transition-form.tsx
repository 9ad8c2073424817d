import { useState } from "react";
import { type Transition, transitionSchema } from "../../blueprints/blueprint.ts";
import { isJsonObject, type Json } from "../../blueprints/json.ts";
import { editTransition } from "../commands/edit-transition.ts";
import { useEditor } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { EndsForm } from "./ends-form.tsx";
import { useForm } from "./form-context.ts";
import { ObjectForm } from "./object-form.tsx";
import { partsOf } from "./shape.ts";
import { StartForm } from "./start-form.tsx";
import { TextInput } from "./text-input.tsx";
import { TransitionSentence } from "./transition-sentence.tsx";
import { WordList } from "./word-list.tsx";

const BEFORE = partsOf(transitionSchema).find((part) => part.name === "before")?.shape;
type Tab = "before" | "during" | "after";

/** A transition's settings: ends and start, then Before, During, After; above them what they mean in words. */
export function TransitionForm({ transition, at }: { readonly transition: Transition; readonly at: string }) {
  const t = useWords(designer);
  const say = useSay();
  const editor = useEditor();
  const form = useForm();
  const [tab, setTab] = useState<Tab>("before");
  const wanted = form.wanted?.startsWith(`${at}/`) ? form.wanted.slice(at.length + 1).split("/")[0] : undefined;
  const [shown, setShown] = useState<string | undefined>(undefined);
  if (wanted !== shown) {
    setShown(wanted);
    if (wanted === "before" || wanted === "during" || wanted === "after") setTab(wanted);
  }

  const edit = (name: keyof Transition) => (value: Json | undefined, where: string) => {
    // Nothing left in it: the key goes too.
    const empty =
      (Array.isArray(value) && value.length === 0) ||
      (isJsonObject(value ?? null) && Object.keys(value ?? {}).length === 0);
    editor.run(editTransition, { id: transition.id, patch: { [name]: empty ? undefined : value } }, { merge: where });
  };
  // The document is JSON; the grammar's types only say more.
  const json = (value: unknown) => value as Json | undefined;
  const count = (list: readonly unknown[] | undefined) => (list && list.length > 0 ? ` (${list.length})` : "");
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("form.name")} error={form.errorAt(`${at}/name`)} id="transition-name">
        {(control) => (
          <TextInput
            control={control}
            value={transition.name}
            disabled={form.readOnly}
            onBlur={form.seal}
            onChange={(name) => edit("name")(name, `${at}/name`)}
          />
        )}
      </Field>
      <EndsForm transition={transition} />
      <StartForm start={transition.start} at={`${at}/start`} onEdit={edit("start")} />
      {!transition.start && (
        <Checkbox
          label={t("form.primary")}
          checked={transition.primary ?? false}
          disabled={form.readOnly}
          onChange={(on) => edit("primary")(on || undefined, `${at}/primary`)}
        />
      )}
      <TransitionSentence transition={transition} />
      <div className="-mx-4 flex flex-col border-t border-separator">
        <Tabs<Tab>
          label={say(transition.name)}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: "before",
              label: t("form.before"),
              content: (
                <div className="flex flex-col gap-3 p-4">
                  <p className="m-0 text-xs text-soft">{t("form.beforeHint")}</p>
                  {BEFORE?.kind === "object" && (
                    <ObjectForm
                      parts={BEFORE.parts}
                      value={json(transition.before)}
                      at={`${at}/before`}
                      onEdit={edit("before")}
                    />
                  )}
                </div>
              ),
            },
            {
              id: "during",
              label: `${t("form.during")}${count(transition.during)}`,
              content: (
                <div className="flex flex-col gap-3 p-4">
                  <p className="m-0 text-xs text-soft">
                    {transition.during?.length ? t("form.duringHint") : t("form.duringNone")}
                  </p>
                  <WordList
                    of="asks"
                    value={(json(transition.during) as readonly Json[] | undefined) ?? []}
                    at={`${at}/during`}
                    onEdit={edit("during")}
                  />
                  {(transition.during?.filter((it) => "required" in it && it.required === true).length ?? 0) > 5 && (
                    <p className="m-0 text-xs text-soft">{t("form.manyRequired")}</p>
                  )}
                </div>
              ),
            },
            {
              id: "after",
              label: `${t("form.after")}${count(transition.after)}`,
              content: (
                <div className="flex flex-col gap-3 p-4">
                  <p className="m-0 rounded-md bg-raised px-2.5 py-1.5">
                    {t("form.moves", {
                      state: say(form.document.states.find((s) => s.id === transition.to)?.name ?? transition.to),
                    })}
                  </p>
                  <WordList
                    of="actions"
                    value={(json(transition.after) as readonly Json[] | undefined) ?? []}
                    at={`${at}/after`}
                    onEdit={edit("after")}
                  />
                </div>
              ),
            },
          ]}
        />
      </div>
    </div>
  );
}
