import { CircleHelp, Search } from "lucide-react";
import { useMe } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { Badge } from "../ui/badge.tsx";
import { KeyCap } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { useShownTitle } from "./page-title.ts";
import { PersonMenu } from "./person-menu.tsx";

export function TopBar({ onSearch, onHelp }: { readonly onSearch: () => void; readonly onHelp: () => void }) {
  const t = useWords(shell);
  const me = useMe();
  const title = useShownTitle();
  return (
    <header data-region="top" className="flex h-12 shrink-0 items-center gap-2 border-b border-separator bg-panel px-3">
      <span aria-hidden className="min-w-0 flex-1 truncate font-medium">
        {title}
      </span>
      {me.demo && (
        <Badge tone="info" className="max-sm:hidden">
          {t("demo")}
        </Badge>
      )}
      <button
        type="button"
        onClick={onSearch}
        className="target hidden min-h-8 w-64 items-center gap-2 rounded-md border border-control bg-canvas px-2 text-start text-soft hover:bg-raised md:flex"
      >
        <Search size={16} aria-hidden />
        <span className="flex-1">{t("search")}</span>
        <KeyCap>Ctrl K</KeyCap>
      </button>
      <IconButton label={t("search")} icon={Search} onClick={onSearch} className="md:hidden" />
      <IconButton label={t("help")} icon={CircleHelp} hint="?" onClick={onHelp} className="max-sm:hidden" />
      <LanguageSwitch />
      <PersonMenu />
    </header>
  );
}
