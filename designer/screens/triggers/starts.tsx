import { Plus, X } from "lucide-react";
import { HAPPENINGS, type Happening } from "../../../blueprints/trigger.ts";
import { useWords } from "../../i18n/i18n.ts";
import { triggers } from "../../i18n/triggers.ts";
import { useForm } from "../../inspector/form-context.ts";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";

/** What starts a trigger: chips in plain words, any of which is enough. */
export function Starts({
  value,
  onChange,
}: {
  readonly value: readonly Happening[];
  readonly onChange: (next: Happening[]) => void;
}) {
  const t = useWords(triggers);
  const { readOnly, errorAt } = useForm();
  const free = HAPPENINGS.filter((one) => !value.includes(one));
  const error = value.length === 0 ? t("starts.none") : errorAt("/on");
  return (
    <fieldset
      data-pointer="/on"
      aria-label={t("starts")}
      className="m-0 flex min-w-0 flex-wrap items-center gap-2 border-0 p-0"
    >
      <span className="font-medium">{t("say.when")}</span>
      <ul className="m-0 contents list-none p-0">
        {value.map((one, index) => (
          <li key={one} className="flex items-center gap-2">
            {index > 0 && <span className="text-soft">{t("say.or")}</span>}
            <span className="inline-flex min-h-8 items-center gap-1 rounded-full bg-info-fill ps-3 pe-1 text-info">
              {t(`on.${one}`)}
              {readOnly ? (
                <span className="w-2" />
              ) : (
                <button
                  type="button"
                  aria-label={t("starts.remove", { what: t(`on.${one}`) })}
                  title={t("starts.remove", { what: t(`on.${one}`) })}
                  className="target inline-flex size-6 items-center justify-center rounded-full hover:bg-raised"
                  onClick={() => onChange(value.filter((it) => it !== one))}
                >
                  <X size={14} aria-hidden />
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {!readOnly && free.length > 0 && (
        <Menu
          align="start"
          trigger={
            <Button size="s" variant="ghost" icon={Plus}>
              {t("starts.add")}
            </Button>
          }
          items={free.map((one) => ({
            id: one,
            label: t(`on.${one}`),
            onSelect: () => onChange([...value, one]),
          }))}
        />
      )}
      {error && <p className="m-0 w-full text-error text-xs">{error}</p>}
    </fieldset>
  );
}
