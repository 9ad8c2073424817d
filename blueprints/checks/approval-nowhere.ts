import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

export const approvalNowhere: Check = {
  code: "approval.nowhere",
  title: { en: "Approvals asked for where nothing waits", fr: "Approbations demandées sans que rien ne les attende" },
  severity: "error",
  *check({ document, graph }) {
    for (const [index, { to, during = [] }] of document.transitions.entries()) {
      const target = graph.states.get(to)?.item;
      if (!target || target.approval) continue;
      const at = during.findIndex(({ ask }) => ask === "approval");
      if (at >= 0)
        yield { pointer: pointer("transitions", index, "during", at), message: nowhere(quoted(target.name)) };
    }
    for (const [index, { name, parallel }] of document.states.entries())
      for (const [step, { during = [] }] of (parallel?.steps ?? []).entries()) {
        const at = during.findIndex(({ ask }) => ask === "approval");
        if (at >= 0)
          yield {
            pointer: pointer("states", index, "parallel", "steps", step, "during", at),
            message: nowhere(quoted(name)),
          };
      }
  },
};

const nowhere = (name: { readonly en: string; readonly fr: string }) => ({
  en: `It asks for an approval, and ${name.en} waits for none.`,
  fr: `Une approbation est demandée, et ${name.fr} n'en attend pas.`,
});
