import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

export const pendingWithoutQuestion: Check = {
  code: "pending.withoutQuestion",
  title: { en: "Waiting for the requester without a question", fr: "Attente du demandeur sans question" },
  severity: "warning",
  *check({ graph }) {
    for (const { item, index } of graph.transitions) {
      const target = graph.states.get(item.to)?.item;
      const alreadyWaiting = graph.sources(item).every((from) => from.item.status === "pending");
      if (item.start || target?.status !== "pending" || alreadyWaiting) continue;
      const at = item.during?.findIndex(({ ask }) => ask === "reply") ?? -1;
      const reply = item.during?.[at];
      if (reply && "required" in reply && reply.required !== undefined && reply.required !== false) continue;
      const [step, state] = [quoted(item.name), quoted(target.name)];
      const path = pointer("transitions", index, "during");
      yield {
        pointer: path,
        message: {
          en: `${step.en} leads to ${state.en}, where the requester is waited for, and asks for no reply to them.`,
          fr: `${step.fr} mène à ${state.fr}, où l'on attend le demandeur, sans demander de lui répondre.`,
        },
        fix: {
          title: { en: "Ask for a reply", fr: "Demander une réponse" },
          edits: [
            reply
              ? { op: "add", path: `${path}/${at}/required`, value: true }
              : item.during
                ? { op: "add", path: `${path}/-`, value: { ask: "reply", required: true } }
                : { op: "add", path, value: [{ ask: "reply", required: true }] },
          ],
        },
      };
    }
  },
};
