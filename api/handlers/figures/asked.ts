import { lastDays, type Period, periodOf } from "../../../runtime/report-period.ts";
import type { Principal } from "../../auth/principal.ts";
import { DIMENSIONS, type Dimension } from "../../contract/figures.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import type { Report } from "../../reports/asked.ts";
import { visibleTo } from "../tickets/visible.ts";

/** What is told when nothing is said: four weeks. */
const DAYS = 28;

/** What of a query says which report it is. */
type About = { readonly [D in Dimension]?: string | undefined } & {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone?: string | undefined;
};

const NO_PERIOD = {
  pointer: "/from",
  code: "invalid",
  message: {
    en: "Give a time zone, and a first and a last day, at most 366 days.",
    fr: "Donnez un fuseau horaire, un premier et un dernier jour, 366 jours au plus.",
  },
};

/** The report that a query asks for, of the tickets that the caller may see. */
export function askedReport(desk: Desk, principal: Principal, about: About): Report {
  const now = desk.clock.now();
  const period = periodAsked(about, now);
  if (!period) throw refusal("invalid", [NO_PERIOD]);
  const only = Object.fromEntries(DIMENSIONS.map((name) => [name, about[name]]));
  return { period, now, scope: visibleTo(principal), only };
}

function periodAsked({ from, to, zone = "UTC" }: About, now: number): Period | null {
  const usual = lastDays(DAYS, now, zone);
  const [first, last] = [usual?.days[0], usual?.days.at(-1)];
  if (!first || !last) return null;
  return from === undefined && to === undefined ? usual : periodOf(from ?? first.day, to ?? last.day, zone);
}

/** The report's days in words of the contract. */
export const daysOf = ({ period }: Report) => ({
  zone: period.zone,
  from: period.days[0]?.day ?? "",
  to: period.days.at(-1)?.day ?? "",
});
