import { ArrowDown, ArrowUp, IndentDecrease, IndentIncrease, Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { flushSync } from "react-dom";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Option } from "../../blueprints/field-kinds/limits.ts";
import { freeKey, keyFrom } from "../../blueprints/key.ts";
import { type Sentence, textIn } from "../../blueprints/text.ts";
import { patched } from "../commands/edits.ts";
import { type DefinitionFormProps, errorAt, findingAt } from "../definition/form.ts";
import { fields } from "../i18n/fields.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { TextInput } from "../inspector/text-input.tsx";
import { Button } from "../ui/button.tsx";
import { Field, TextField } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { branchOf, depthOf, type Move, moved } from "./option-order.ts";
import { RemoveOption } from "./remove-option.tsx";

const KEYS: { readonly [key: string]: Move } = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};
const both = (key: keyof (typeof fields)["en"], values: { readonly [name: string]: string }): Sentence => {
  const filled = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
  return { en: filled(fields.en[key]), fr: filled(fields.fr[key]) };
};

/** The options of a field in their order: added by name, renamed, moved by buttons or keys, and removed when nobody minds. */
export function OptionsEditor(props: DefinitionFormProps<FieldDefinition>) {
  const { document, change, readOnly, findings } = props;
  const t = useWords(fields);
  const language = useLanguage();
  const id = useId();
  const [removing, setRemoving] = useState<Option | null>(null);
  const options = document.options ?? [];
  const isTree = document.type === "tree";
  const put = (next: readonly Option[], said?: Sentence, merge?: string) =>
    change({ ...document, options: [...next] }, { ...(said && { said }), ...(merge !== undefined && { merge }) });
  const move = (option: Option, way: Move, focused: string) => {
    const next = moved(options, option.value, way);
    if (JSON.stringify(next) === JSON.stringify(options)) return;
    const at = String(next.findIndex(({ value }) => value === option.value) + 1);
    // Rows change places in the page: who was on one stays on it, in the very same commit.
    flushSync(() => put(next, both("said.moved", { name: textIn(option.name, language), at })));
    window.document.getElementById(focused)?.focus();
  };
  const remove = (option: Option) => {
    const gone = new Set(branchOf(options, option.value));
    const left = options.filter(({ value }) => !gone.has(value));
    put(left, both("said.removed", { name: textIn(option.name, language) }));
    setRemoving(null);
  };
  return (
    <section
      aria-labelledby={`${id}-title`}
      data-pointer="/options"
      className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4"
    >
      <div>
        <h2 id={`${id}-title`} className="m-0 font-semibold text-base">
          {t("options")}
        </h2>
        <p className="m-0 text-soft text-xs">
          {t("options.hint")} {isTree && t("options.tree")}
        </p>
      </div>
      {options.length === 0 ? (
        <p className="m-0 text-soft">{findingAt(findings, "/options")?.message[language] ?? t("options.none")}</p>
      ) : (
        <ol className="m-0 flex list-none flex-col gap-2 p-0">
          {options.map((option, at) => (
            <OptionRow
              key={option.value}
              id={`${id}-${option.value}`}
              {...{ option, at, isTree, readOnly }}
              depth={isTree ? depthOf(options, option) : 0}
              error={
                errorAt(findings, `/options/${at}/value`, language) ??
                errorAt(findings, `/options/${at}/under`, language) ??
                errorAt(findings, `/options/${at}/name`, language)
              }
              onRename={(name) => put(options.with(at, { ...option, name }), undefined, `/options/${at}/name`)}
              onMove={(way, focused) => move(option, way, focused)}
              onRemove={() => setRemoving(option)}
            />
          ))}
        </ol>
      )}
      {!readOnly && (
        <AddOption
          onAdd={(name) => {
            const value = freeKey(
              options.map((one) => one.value),
              keyFrom(name),
            );
            const under = isTree ? options.at(-1)?.under : undefined;
            put([...options, patched({ value, name, under }, {}) as Option], both("said.added", {}));
          }}
        />
      )}
      {removing && (
        <RemoveOption
          field={document}
          option={removing}
          onRemove={() => remove(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  );
}

function OptionRow({
  id,
  option,
  at,
  depth,
  isTree,
  readOnly,
  error,
  onRename,
  onMove,
  onRemove,
}: {
  readonly id: string;
  readonly option: Option;
  readonly at: number;
  readonly depth: number;
  readonly isTree: boolean;
  readonly readOnly: boolean;
  readonly error: string | undefined;
  readonly onRename: (name: Option["name"]) => void;
  /** `focused`: the id of what has the focus and keeps it. */
  readonly onMove: (move: Move, focused: string) => void;
  readonly onRemove: () => void;
}) {
  const t = useWords(fields);
  const say = useSay();
  const name = say(option.name);
  const onKey = (event: KeyboardEvent) => {
    const move = event.altKey && !event.ctrlKey && !event.metaKey ? KEYS[event.key] : undefined;
    if (!move || readOnly || (!isTree && (move === "in" || move === "out"))) return;
    event.preventDefault();
    onMove(move, event.target instanceof HTMLElement && event.target.id !== "" ? event.target.id : id);
  };
  const button = (move: Move, icon: typeof ArrowUp) => (
    <IconButton
      id={`${id}-${move}`}
      icon={icon}
      label={t(`option.${move}`, { name })}
      onClick={() => onMove(move, `${id}-${move}`)}
    />
  );
  return (
    <li
      data-pointer={`/options/${at}`}
      onKeyDown={onKey}
      className="flex flex-wrap items-start gap-2"
      style={{ marginInlineStart: `${depth * 24}px` }}
    >
      <div className="min-w-52 max-w-96 flex-1">
        <Field
          id={id}
          label={t("option.name", { at: at + 1 })}
          hideLabel
          hint={t("option.value", { value: option.value })}
          error={error}
        >
          {(control) => <TextInput control={control} disabled={readOnly} value={option.name} onChange={onRename} />}
        </Field>
      </div>
      {!readOnly && (
        <span className="flex">
          {button("up", ArrowUp)}
          {button("down", ArrowDown)}
          {isTree && button("in", IndentIncrease)}
          {isTree && button("out", IndentDecrease)}
          <IconButton icon={Trash2} label={t("option.remove", { name })} onClick={onRemove} />
        </span>
      )}
    </li>
  );
}

function AddOption({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const t = useWords(fields);
  const [name, setName] = useState("");
  return (
    <form
      className="flex max-w-96 items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        onAdd(name.trim());
        setName("");
      }}
    >
      <TextField className="flex-1" label={t("option.fresh")} value={name} onChange={setName} maxLength={200} />
      <Button type="submit" icon={Plus}>
        {t("option.add")}
      </Button>
    </form>
  );
}
