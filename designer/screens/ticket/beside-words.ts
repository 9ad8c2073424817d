import type { JournalEntry } from "../../../api/contract/ticket-views.ts";
import { LINK_KINDS } from "../../../blueprints/ticket.ts";
import { type Speaker, text } from "./speaker.ts";

const RATINGS = ["good", "okay", "bad"] as const;

/** Tasks, links, ratings and mentions as sentences of the journal. */
export function besideWords(
  { t, name, time }: Pick<Speaker, "t" | "name" | "time">,
  fact: JournalEntry["fact"],
): string {
  switch (fact.type) {
    case "taskCreated": {
      const words =
        typeof fact.to === "string" ? { title: text(fact.title), to: name(fact.to) } : { title: text(fact.title) };
      const made = t("to" in words ? "fact.taskFor" : "fact.taskCreated", words);
      return typeof fact.dueAt === "number" ? t("fact.taskDue", { made, when: time(fact.dueAt) }) : made;
    }
    case "taskDone":
      return t(fact.done ? "fact.taskDone" : "fact.taskAgain", { title: text(fact.title) });
    case "snoozed":
      return t("fact.snoozed", {
        until: typeof fact.until === "number" ? time(fact.until) : "?",
        reason: text(fact.reason),
      });
    case "snoozeEnded":
      return t(`fact.snoozeEnded.${(["time", "requester"] as const).find((one) => one === fact.because) ?? "person"}`);
    case "linked":
      return t(`fact.linked.${LINK_KINDS.find((one) => one === fact.link) ?? "related"}`);
    case "merged":
    case "mergeUndone":
      return t(`fact.${fact.type}`, { number: text(fact.number) });
    case "passedOn":
      return t("fact.passedOn");
    case "childMoved":
      if (!fact.solved) return t("fact.childOpened");
      return fact.open === 0 ? t("fact.childrenSolved") : t("fact.childSolved", { count: Number(fact.open) });
    case "ratingAsked":
      return t("fact.ratingAsked");
    case "rated": {
      const rated = t(`fact.rated.${RATINGS.find((one) => one === fact.rating) ?? "okay"}`);
      return text(fact.comment) === "" ? rated : t("fact.ratedSaying", { rated, said: text(fact.comment) });
    }
    case "articleUsed":
      return t(fact.how === "drafted" ? "fact.articleDrafted" : "fact.articleInserted", {
        number: text(fact.article),
        title: text(fact.title),
      });
    case "problemJoined":
    case "problemLeft":
      return t(`fact.${fact.type}`, { number: text(fact.problem) });
    case "noArticleFitted":
      return t("fact.noArticleFitted");
    default: {
      const people = Array.isArray(fact.people) ? fact.people.map((one) => name(String(one))).join(", ") : "";
      return t("fact.mentioned", { people });
    }
  }
}
