import type { FieldDefinition } from "../../blueprints/field.ts";
import { type Limit, MOST_OF_A_LINE, MOST_OF_A_TEXT } from "../../blueprints/field-kinds/limits.ts";
import { fieldKind } from "../../blueprints/field-kinds.ts";
import { patched } from "../commands/edits.ts";
import { type DefinitionFormProps, errorAt } from "../definition/form.ts";
import { fields } from "../i18n/fields.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { TextInput } from "../inspector/text-input.tsx";
import { NumberField } from "../screens/assignment/number-field.tsx";
import { Combobox } from "../ui/combobox.tsx";
import { Field, TextField } from "../ui/field.tsx";

type Props = DefinitionFormProps<FieldDefinition>;
type Numeric = "min" | "max" | "decimals" | "minLength" | "maxLength";

const isWhole = (most: number, least: number) => (number: number) =>
  Number.isInteger(number) && number >= least && number <= most;

function NumericLimit({ limit, props: { document, change } }: { readonly limit: Numeric; readonly props: Props }) {
  const t = useWords(fields);
  const longest = document.type === "text" ? MOST_OF_A_LINE : MOST_OF_A_TEXT;
  const good = limit === "decimals" ? isWhole(8, 0) : limit.endsWith("Length") ? isWhole(longest, 1) : Number.isFinite;
  return (
    <NumberField
      label={t(limit)}
      {...(limit === "decimals" && { hint: t("decimals.hint") })}
      bad={t("bad")}
      at={`/${limit}`}
      good={good}
      value={document[limit]}
      onChange={(number) => change(patched(document, { [limit]: number }), { merge: `/${limit}` })}
    />
  );
}

function Pattern({ document, change, findings, readOnly }: Props) {
  const t = useWords(fields);
  const language = useLanguage();
  return (
    <div data-pointer="/pattern" className="w-full max-w-120">
      <TextField
        label={t("pattern")}
        hint={t("pattern.hint")}
        error={errorAt(findings, "/pattern", language)}
        spellCheck={false}
        autoCapitalize="off"
        style={{ fontFamily: "var(--font-mono, monospace)" }}
        disabled={readOnly}
        value={document.pattern ?? ""}
        onChange={(pattern) => change(patched(document, { pattern: pattern || undefined }), { merge: "/pattern" })}
      />
    </div>
  );
}

function Message({ document, change, findings, readOnly }: Props) {
  const t = useWords(fields);
  const language = useLanguage();
  if (document.pattern === undefined && document.message === undefined) return null;
  return (
    <div data-pointer="/message" className="w-full max-w-120">
      <Field label={t("message")} error={errorAt(findings, "/message", language)}>
        {(control) => (
          <TextInput
            control={control}
            disabled={readOnly}
            value={document.message ?? ""}
            onChange={(message) => {
              const empty = (typeof message === "string" ? message : Object.values(message).join("")).trim() === "";
              change(patched(document, { message: empty ? undefined : message }), { merge: "/message" });
            }}
          />
        )}
      </Field>
    </div>
  );
}

function Currency({ document, change, findings, readOnly }: Props) {
  const t = useWords(fields);
  const language = useLanguage();
  const names = new Intl.DisplayNames(language, { type: "currency" });
  return (
    <div data-pointer="/currency" className="w-full max-w-80">
      <Combobox
        label={t("currency")}
        hint={t("currency.hint")}
        required
        disabled={readOnly}
        error={errorAt(findings, "/currency", language)}
        options={Intl.supportedValuesOf("currency").map((code) => ({
          value: code,
          label: `${code} ${names.of(code)}`,
        }))}
        value={document.currency ?? null}
        onChange={(currency) => change(patched(document, { currency: currency ?? undefined }))}
      />
    </div>
  );
}

/** Controls of the limits, by name; options have an editor of their own. */
const CONTROLS: { readonly [limit in Exclude<Limit, "options">]: (props: Props) => React.ReactNode } = {
  pattern: (props) => <Pattern {...props} />,
  message: (props) => <Message {...props} />,
  currency: (props) => <Currency {...props} />,
  min: (props) => <NumericLimit limit="min" props={props} />,
  max: (props) => <NumericLimit limit="max" props={props} />,
  decimals: (props) => <NumericLimit limit="decimals" props={props} />,
  minLength: (props) => <NumericLimit limit="minLength" props={props} />,
  maxLength: (props) => <NumericLimit limit="maxLength" props={props} />,
};

/** What the kind of the field can be held to. */
export function KindLimits(props: Props) {
  const t = useWords(fields);
  const limits = (fieldKind(props.document.type)?.takes ?? []).filter((limit) => limit !== "options");
  if (limits.length === 0) return null;
  return (
    <section aria-labelledby="limits" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <h2 id="limits" className="m-0 font-semibold text-base">
        {t("limits")}
      </h2>
      <div className="flex flex-wrap gap-4">
        {limits.map((limit) => {
          const Control = CONTROLS[limit];
          return <Control key={`${props.document.type} ${limit}`} {...props} />;
        })}
      </div>
    </section>
  );
}
