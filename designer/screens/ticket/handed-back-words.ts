import type { JournalEntry } from "../../../api/contract/ticket-views.ts";
import { DEPARTURES, GOES_BACK } from "../../../blueprints/assignment.ts";
import { type Speaker, text } from "./speaker.ts";

/** Who left, until when, and why the ticket went back to its group because of that. */
export function handedBackWords(
  { t, name, time }: Pick<Speaker, "t" | "name" | "time">,
  fact: JournalEntry["fact"],
): string {
  const why = DEPARTURES.find((one) => one === fact.why) ?? "shiftEnded";
  const because = GOES_BACK.find((one) => one === fact.because) ?? "all";
  if (typeof fact.group !== "string")
    return t(why === "noSeat" ? "fact.handedBack.noSeatNobody" : "fact.handedBack.nobody", {
      person: name(text(fact.person)),
    });
  return t(`fact.handedBack.${why}`, {
    person: name(text(fact.person)),
    group: name(text(fact.group)),
    until: typeof fact.until === "number" ? time(fact.until) : "?",
    because: t(`because.${because}`),
  });
}
