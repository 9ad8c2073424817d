import type { FormEvent } from "react";
import { useDirectory } from "../../data/session.ts";
import { effects } from "../../i18n/effects.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { useAskedText } from "../../ui/use-asked-text.ts";
import { EFFECT_STATUSES, EFFECT_TYPES } from "./effect-words.ts";
import { RULE_PLACES } from "./rule-places.ts";
import type { EffectFilters } from "./use-effects.ts";

/** Which effects are shown. What is chosen counts at once, what is typed when it is sent. */
export function Filters({
  filters,
  onChange,
}: {
  readonly filters: EffectFilters;
  readonly onChange: (patch: { readonly [name in keyof EffectFilters]?: string | undefined }) => void;
}) {
  const t = useWords(effects);
  const say = useSay();
  const directory = useDirectory().data;
  const rules = Object.entries(RULE_PLACES).flatMap(([kind, { named }]) =>
    (directory ? named(directory) : []).map(({ key, name }) => ({ value: `${kind}:${key}`, label: say(name) })),
  );
  const box = useAskedText(filters.ticket ?? "", (ticket) => onChange({ ticket: ticket || undefined }), false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const wanted = box.text.trim().replace(/^#/, "");
    box.setText(wanted);
    box.send(wanted);
  };
  return (
    <form onSubmit={send} className="mb-4 flex flex-wrap items-end gap-3">
      <Select
        label={t("filter.status")}
        className="w-36"
        value={filters.status ?? ""}
        empty={t("status.all")}
        options={EFFECT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(status) => onChange({ status: status || "all" })}
      />
      <Select
        label={t("filter.type")}
        className="w-36"
        value={filters.type ?? ""}
        empty={t("type.all")}
        options={EFFECT_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
        onChange={(type) => onChange({ type: type || undefined })}
      />
      <Combobox
        label={t("filter.rule")}
        className="min-w-44 flex-1"
        placeholder={t("rule.all")}
        options={rules}
        value={filters.rule ?? null}
        onChange={(rule) => onChange({ rule: rule ?? undefined })}
      />
      <TextField
        label={t("filter.ticket")}
        className="w-36"
        value={box.text}
        inputMode="numeric"
        maxLength={100}
        onChange={box.setText}
      />
      <Button type="submit">{t("filter.apply")}</Button>
    </form>
  );
}
