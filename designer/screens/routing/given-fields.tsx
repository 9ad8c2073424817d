import { useState } from "react";
import { valueLabelOf } from "../../../blueprints/condition/labels.ts";
import type { RoutingRow } from "../../../blueprints/routing.ts";
import { PRIORITIES } from "../../../blueprints/status.ts";
import { patched } from "../../commands/edits.ts";
import { ownersOf } from "../../data/owners.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { optionsOf, useForm } from "../../inspector/form-context.ts";
import { useProblems } from "../../problems/use-problems.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { Field, TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";

type Then = RoutingRow["then"];

/** What a row gives the tickets that it takes; what is left alone stays as the ticket has it. */
export function GivenFields({
  then,
  at,
  onChange,
}: {
  readonly then: Then;
  /** Pointer of `then`. */
  readonly at: string;
  readonly onChange: (then: Then) => void;
}) {
  const t = useWords(routing);
  const say = useSay();
  const form = useForm();
  const { directory, language, readOnly, errorAt } = form;
  const put = (patch: { readonly [K in keyof Then]?: Then[K] | undefined }) => onChange(patched(then, patch));
  const filled = (value: string | null): string | undefined => (value === null || value === "" ? undefined : value);
  const product = directory?.fields.find(({ key }) => key === "product")?.options;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label={t("given.group")}
        disabled={readOnly}
        empty={t("given.keep")}
        value={then.group ?? ""}
        options={optionsOf(form, "groups")}
        error={errorAt(`${at}/group`)}
        onChange={(group) => put({ group: filled(group) })}
      />
      <Combobox
        label={t("given.agent")}
        disabled={readOnly}
        placeholder={t("given.method")}
        value={then.agent ?? null}
        options={ownersOf(directory?.people, then.agent).map((it) => ({ value: it.id, label: it.name }))}
        error={errorAt(`${at}/agent`)}
        onChange={(agent) => put({ agent: filled(agent) })}
      />
      <Select
        label={t("given.department")}
        disabled={readOnly}
        empty={t("given.keep")}
        value={then.department ?? ""}
        options={optionsOf(form, "departments")}
        error={errorAt(`${at}/department`)}
        onChange={(department) => put({ department: filled(department) })}
      />
      <Select
        label={t("given.priority")}
        disabled={readOnly}
        empty={t("given.keep")}
        value={then.priority ?? ""}
        options={PRIORITIES.map((value) => ({
          value,
          label: valueLabelOf("ticket.priority", value)?.[language] ?? value,
        }))}
        onChange={(priority) => put({ priority: PRIORITIES.find((it) => it === priority) })}
      />
      {product && product.length > 0 ? (
        <Select
          label={t("given.product")}
          disabled={readOnly}
          empty={t("given.keep")}
          value={then.product ?? ""}
          options={product.map((it) => ({ value: it.value, label: say(it.name) }))}
          onChange={(value) => put({ product: filled(value) })}
        />
      ) : (
        <TextField
          label={t("given.product")}
          disabled={readOnly}
          placeholder={t("given.keep")}
          maxLength={200}
          value={then.product ?? ""}
          onChange={(value) => put({ product: filled(value) })}
        />
      )}
      <WordsField
        label={t("given.tags")}
        hint={t("given.list")}
        disabled={readOnly}
        value={then.tags}
        error={errorAt(`${at}/tags`)}
        onChange={(tags) => put({ tags })}
      />
      <ProblemField value={then.problem} disabled={readOnly} onChange={(problem) => put({ problem })} />
      <WordsField
        label={t("given.skills")}
        hint={`${t("given.skillsHint")} ${t("given.list")}`}
        disabled={readOnly}
        value={then.skills}
        error={errorAt(`${at}/skills`)}
        onChange={(skills) => put({ skills })}
      />
    </div>
  );
}

/** Of which problem the tickets become incidents: an open one. */
function ProblemField({
  value,
  disabled,
  onChange,
}: {
  readonly value: number | undefined;
  readonly disabled: boolean;
  readonly onChange: (problem: number | undefined) => void;
}) {
  const t = useWords(routing);
  const problems = useProblems().data ?? [];
  const choices = problems.filter(({ number, closedAt }) => closedAt === null || number === value);
  const named = choices.map(({ number, title }) => ({ value: String(number), label: `${number} · ${title}` }));
  const unknown = value !== undefined && !choices.some(({ number }) => number === value);
  return (
    <Select
      label={t("given.problem")}
      disabled={disabled}
      empty={t("given.noProblem")}
      value={value === undefined ? "" : String(value)}
      options={unknown ? [{ value: String(value), label: String(value) }, ...named] : named}
      onChange={(problem) => onChange(problem === "" ? undefined : Number(problem))}
    />
  );
}

/** Several words in one line, separated by commas; what is typed stays as it is until the field is left. */
export function WordsField({
  label,
  hint,
  value,
  disabled,
  error,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly string[] | undefined;
  readonly disabled?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (words: string[] | undefined) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="text"
          className="control"
          disabled={disabled}
          value={typed ?? (value ?? []).join(", ")}
          onChange={(event) => {
            setTyped(event.target.value);
            const words = [...new Set(event.target.value.split(",").map((it) => it.trim()))].filter((it) => it !== "");
            onChange(words.length > 0 ? words : undefined);
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}
