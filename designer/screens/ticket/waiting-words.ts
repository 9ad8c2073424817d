import type { JournalEntry } from "../../../api/contract/ticket-views.ts";
import { type Speaker, text } from "./speaker.ts";

const people = ({ name }: Pick<Speaker, "name">, list: unknown): string =>
  Array.isArray(list) ? list.map((one) => name(String(one))).join(", ") : "";

/** The name of a parallel step, as the ticket's version draws it. */
function stepName({ document, say }: Pick<Speaker, "document" | "say">, id: string): string {
  const steps = document?.states.flatMap(({ parallel }) => parallel?.steps ?? []) ?? [];
  const drawn = steps.find((step) => step.id === id);
  return drawn ? say(drawn.name) : id;
}

/** What a state waited for, and who answered, as sentences of the journal. */
export function waitingWords(speaker: Speaker, fact: JournalEntry["fact"]): string {
  const { t } = speaker;
  switch (fact.type) {
    case "approvalAsked": {
      const asked = people(speaker, fact.of);
      return asked === "" ? t("fact.approvalAskedNobody") : t("fact.approvalAsked", { people: asked });
    }
    case "deputiesAsked":
      return t("fact.deputiesAsked", { people: people(speaker, fact.deputies) });
    case "approvalGiven":
      return t(fact.via === "link" ? "fact.approvalGivenByLink" : "fact.approvalGiven");
    case "approvalRefused":
      return t(fact.via === "link" ? "fact.approvalRefusedByLink" : "fact.approvalRefused");
    case "approvalWithdrawn":
      return t("fact.approvalWithdrawn");
    case "approvalVoided": {
      const field = speaker.say(speaker.field(text(fact.field).replace(/^fields\./, "")).name);
      return t("fact.approvalVoided", { field });
    }
    case "parallelOpened": {
      const steps = Array.isArray(fact.steps) ? fact.steps : [];
      const names = steps.map((step) => stepName(speaker, text((step as { readonly id?: unknown }).id))); // Facts hold nothing but JSON.
      return t("fact.parallelOpened", { need: text(fact.need), count: steps.length, steps: names.join(", ") });
    }
    case "parallelStepDone":
      return t("fact.parallelStepDone", { step: stepName(speaker, text(fact.step)) });
    default:
      return t("fact.parallelStepReopened", { step: stepName(speaker, text(fact.step)) });
  }
}
