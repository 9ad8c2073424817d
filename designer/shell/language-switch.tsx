import { Languages } from "lucide-react";
import type { Language } from "../../blueprints/text.ts";
import { client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { setLanguage, useLanguage, useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";

const NAMES: { readonly [language in Language]: string } = { en: "English", fr: "Français" };

/** For the whole interface at once; on the person's profile too, when somebody is signed in. */
export async function chooseLanguage(next: Language): Promise<void> {
  await setLanguage(next);
  if (!queries.getQueryData(keys.session)) return;
  const answer = await client.session.change({ body: { language: next } });
  if (answer.ok) queries.setQueryData(keys.session, answer.body);
}

/** On every screen, the sign-in page included. The languages are named in themselves. */
export function LanguageSwitch() {
  const t = useWords(shell);
  const current = useLanguage();
  return (
    <Menu
      trigger={
        <Button variant="ghost" icon={Languages}>
          <span className="uppercase">{current}</span>
          <span className="sr-only">
            {" "}
            {t("language")}: {NAMES[current]}
          </span>
        </Button>
      }
      items={(["en", "fr"] as const).map((one) => ({
        id: one,
        label: <span lang={one}>{NAMES[one]}</span>,
        checked: one === current,
        onSelect: () => void chooseLanguage(one),
      }))}
    />
  );
}
