import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import { settle } from "../automatic.ts";
import { mayEdit } from "../permission.ts";
import { closedReason, reason } from "../reasons.ts";
import type { Run } from "../run.ts";

type ArticlesAnswered = Extract<Event, { readonly type: "articlesAnswered" }>;

/** An agent took an article, wrote one from what the ticket taught, or found that none fits. */
export function answerArticles(run: Run, { used, offered, actor }: ArticlesAnswered): readonly Reason[] {
  const { present } = run;
  if (!mayEdit(present, actor))
    return [reason("notAllowed", "", "This is for agents of the department.", "Réservé aux agents du département.")];
  // What a closed ticket has taught may still be written down.
  if (present.status === "closed" && used?.how !== "drafted") return [closedReason()];
  if (used) run.record({ type: "articleUsed", ...used }, actor);
  else run.record({ type: "noArticleFitted", offered }, actor);
  settle(run);
  return [];
}
