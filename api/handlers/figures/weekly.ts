import { timeZone } from "../../../runtime/calendar/time-zone.ts";
import { figures } from "../../contract/figures.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { wantsWeekly, wishWeekly } from "../../reports/weekly.ts";

const NO_ZONE = {
  pointer: "/zone",
  code: "invalid",
  message: { en: "Give a time zone such as Europe/Paris.", fr: "Donnez un fuseau horaire tel que Europe/Paris." },
};

export const readWeekly = handles(figures.weekly, async ({ store }, { principal }) => ({
  status: 200,
  body: { wanted: await wantsWeekly(store.db, principal.id) },
}));

export const setWeekly = handles(figures.setWeekly, async ({ store, clock }, { principal, body: { wanted, zone } }) => {
  if (!timeZone(zone)) throw refusal("invalid", [NO_ZONE]);
  await wishWeekly(store, { person: principal.id, wanted, zone }, clock.now());
  return { status: 200, body: { wanted } };
});
