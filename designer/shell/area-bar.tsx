import clsx from "clsx";
import { NavLink, useLocation } from "react-router";
import { useMe } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import type { Area } from "../screen.ts";
import { screens } from "../screens.ts";
import { useCurrentInSight } from "../ui/use-current-in-sight.ts";

/** Leads from one screen of an area to the others. */
export function AreaBar({ area }: { readonly area: Area }) {
  const t = useWords(shell);
  const me = useMe();
  const row = useCurrentInSight<HTMLElement>("[aria-current=page]", useLocation().pathname);
  const own = screens.filter((screen) => screen.area === area && screen.listed !== "none" && screen.seenBy(me));
  if (own.length < 2) return null;
  return (
    <nav
      ref={row}
      aria-label={t(`area.${area}`)}
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-separator bg-panel px-2 sm:px-4"
    >
      {own.map((screen) => (
        <NavLink
          key={screen.path}
          to={screen.path}
          className={({ isActive }) =>
            clsx(
              "-mb-px inline-flex min-h-10 items-center border-b-2 px-2 whitespace-nowrap no-underline outline-offset-[-2px]",
              isActive ? "border-link font-medium text-ink" : "border-transparent text-soft hover:text-ink",
            )
          }
        >
          {t(screen.title)}
        </NavLink>
      ))}
    </nav>
  );
}
