import { CircleCheck, CircleSlash, Clock, Plane } from "lucide-react";
import type { WorkerView } from "../../../api/contract/people.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";
import { clock, dateTime } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";

type There = Pick<WorkerView, "presence" | "unavailable" | "nextChange">;

/** Whether somebody is there, in a few words: "there until Mon 23 Nov, 18:00", "absent until …". */
export function usePresenceWords(): (one: There) => string {
  const t = useWords(people);
  const language = useLanguage();
  return ({ presence: { availability, absentUntil }, unavailable, nextChange }) => {
    const today = new Date().toDateString();
    const at = (when: number) => ({
      at: new Date(when).toDateString() === today ? clock(when, language) : dateTime(when, language),
    });
    if (absentUntil !== null) return t("now.absent", at(absentUntil));
    if (availability === "away") return t("now.away");
    if (unavailable) return nextChange === null ? t("now.off") : t("now.back", at(nextChange));
    return nextChange === null ? t("now.online") : t("now.until", at(nextChange));
  };
}

export function PresenceBadge({ one }: { readonly one: There }) {
  const words = usePresenceWords();
  const { absentUntil, availability } = one.presence;
  const icon =
    absentUntil !== null ? Plane : availability === "away" ? CircleSlash : one.unavailable ? Clock : CircleCheck;
  return (
    <Badge tone={one.unavailable ? "paused" : "good"} icon={icon}>
      {words(one)}
    </Badge>
  );
}
