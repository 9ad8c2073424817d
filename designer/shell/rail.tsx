import clsx from "clsx";
import { NavLink } from "react-router";
import { useMe } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { homeOf, screens } from "../screens.ts";
import { Tooltip } from "../ui/tooltip.tsx";
import { Mark } from "./mark.tsx";

/** The left rail; a bar at the bottom on small screens. */
export function Rail() {
  const t = useWords(shell);
  const me = useMe();
  const entries = screens.filter((screen) => screen.listed === "menu" && screen.seenBy(me));
  return (
    <nav
      data-region="navigation"
      aria-label={t("navigation")}
      className="flex shrink-0 overflow-x-auto border-t border-separator bg-panel sm:w-14 sm:overflow-x-visible sm:flex-col sm:justify-start sm:gap-1 sm:border-t-0 sm:border-e sm:py-2"
    >
      <NavLink to={homeOf(me)} aria-label="Filrouge" className="mx-auto mb-2 hidden rounded-lg sm:block">
        <Mark size={32} />
      </NavLink>
      {entries.map((screen) => (
        <Tooltip key={screen.path} text={t(screen.title)} side="right">
          <NavLink
            to={screen.path}
            end={entries.some((other) => other !== screen && other.path.startsWith(`${screen.path}/`))}
            className={({ isActive }) =>
              clsx(
                "mx-1 flex min-h-11 min-w-16 flex-1 flex-col items-center justify-center gap-0.5 rounded-md px-0.5 py-1.5 text-center text-xs no-underline sm:min-w-11 sm:flex-none",
                isActive ? "bg-raised font-medium text-link" : "text-soft hover:bg-raised hover:text-ink",
              )
            }
          >
            <screen.icon size={20} aria-hidden />
            <span className="max-w-full sm:sr-only">{t(screen.title)}</span>
          </NavLink>
        </Tooltip>
      ))}
    </nav>
  );
}
