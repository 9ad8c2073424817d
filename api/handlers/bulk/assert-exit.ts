import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Sentence } from "../../../blueprints/text.ts";
import type { BulkAction } from "../../contract/bulk.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "../definitions/found.ts";
import { assertMayWrite } from "../definitions/may-write.ts";

type Exit = Extract<BulkAction, { readonly do: "exit" }>;

/** Who may switch a blueprint off says where its tickets go, and only into states of what is in force and belongs to him too. */
export async function assertExit(
  desk: Desk,
  principal: Principal,
  { blueprint, into, states }: Omit<Exit, "do">,
  at: string,
): Promise<void> {
  if (!principal.actor.rights.includes("publish")) throw refusal("notAllowed");
  await assertMayWrite(desk, principal, "blueprint", await foundDefinition(desk, "blueprint", blueprint));
  const wanted = Object.entries(states).filter(([, to]) => to !== null);
  if (!into) {
    const [first] = wanted;
    if (first) throw refused(`${at}/states/${first[0]}`, UNSAID);
    return;
  }
  if (into.blueprint === blueprint) throw refused(`${at}/into`, ITSELF);
  const target = await foundDefinition(desk, "blueprint", into.blueprint);
  await assertMayWrite(desk, principal, "blueprint", target);
  const inForce = target.versions.find(({ status }) => status === "published");
  if (inForce?.version !== into.version) throw refused(`${at}/into`, notInForce(into.version));
  // What is in force has passed its grammar.
  const known = new Map((JSON.parse(inForce.body) as Blueprint).states.map((state) => [state.id, state.status]));
  for (const [from, to] of wanted) {
    const status = known.get(to ?? "");
    if (status === undefined || status === "closed") throw refused(`${at}/states/${from}`, status ? CLOSED : UNKNOWN);
  }
}

const refused = (pointer: string, message: Sentence) => refusal("invalid", [{ pointer, code: "invalid", message }]);
const UNSAID: Sentence = {
  en: "No blueprint is named in which this state is.",
  fr: "Aucun blueprint n’est nommé où se trouve cet état.",
};
const ITSELF: Sentence = { en: "It cannot go into itself.", fr: "Il ne peut pas aller en lui-même." };
const UNKNOWN: Sentence = {
  en: "This state is not in that blueprint.",
  fr: "Cet état n’est pas dans ce blueprint.",
};
const CLOSED: Sentence = {
  en: "Many tickets are not closed at once: choose a state that is not closed.",
  fr: "On ne clôt pas plusieurs tickets à la fois : choisissez un état non clos.",
};
const notInForce = (version: number): Sentence => ({
  en: `Version ${version} is not the one in force.`,
  fr: `La version ${version} n’est pas celle en vigueur.`,
});
