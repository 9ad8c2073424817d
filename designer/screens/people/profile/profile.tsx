import { useState } from "react";
import { useMe } from "../../../data/session.ts";
import { useLanguage, useWords } from "../../../i18n/i18n.ts";
import { profile } from "../../../i18n/profile.ts";
import { chooseLanguage } from "../../../shell/language-switch.tsx";
import { setTheme, THEMES, useTheme } from "../../../shell/theme.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Select } from "../../../ui/select.tsx";
import { setSingleKeys, singleKeysOff } from "../../../ui/use-shortcut.ts";

/** Who I am at this desk, and how I want it to look. */
export default function Profile() {
  const t = useWords(profile);
  const me = useMe();
  const language = useLanguage();
  const theme = useTheme();
  const [letters, setLetters] = useState(!singleKeysOff());
  const names = (list: readonly { readonly name: string }[]): string =>
    list.map((one) => one.name).join(", ") || t("none");
  return (
    <div className="mx-auto flex max-w-140 flex-col gap-6">
      <h1 className="m-0 text-xl font-semibold">{t("title")}</h1>
      <section className="rounded-lg border border-separator bg-panel p-4">
        <div className="mb-3 flex items-center gap-3">
          <Avatar name={me.person.name} />
          <span>
            <span className="block font-medium">{me.person.name}</span>
            <span className="block text-soft">{me.email}</span>
          </span>
        </div>
        {me.kind === "agent" && (
          <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            <dt className="text-soft">{t("groups")}</dt>
            <dd className="m-0">{names(me.groups)}</dd>
            <dt className="text-soft">{t("departments")}</dt>
            <dd className="m-0">{names(me.departments)}</dd>
            <dt className="text-soft">{t("roles")}</dt>
            <dd className="m-0">{me.roles.map((role) => role.replace(/^role:/, "")).join(", ") || t("none")}</dd>
          </dl>
        )}
      </section>
      <section aria-labelledby="look" className="flex flex-col gap-4 rounded-lg border border-separator bg-panel p-4">
        <h2 id="look" className="m-0 text-base font-semibold">
          {t("look")}
        </h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("language")}
            value={language}
            onChange={(next) => void chooseLanguage(next === "fr" ? "fr" : "en")}
            options={[
              { value: "en", label: "English" },
              { value: "fr", label: "Français" },
            ]}
          />
          <Select
            label={t("theme")}
            value={theme}
            onChange={(next) => setTheme(THEMES.find((one) => one === next) ?? "system")}
            options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          />
        </div>
        <Checkbox
          label={t("keys")}
          hint={t("keysHint")}
          checked={letters}
          onChange={(on) => {
            setSingleKeys(on);
            setLetters(on);
          }}
        />
      </section>
    </div>
  );
}
