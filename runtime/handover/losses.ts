import type { HandoverConsent } from "../../blueprints/event.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { staysOf } from "../clocks/commitments.ts";
import type { Definitions } from "../definitions.ts";
import { sentenceOf, stateName } from "../reasons.ts";

/** Something that handing a ticket over ends, or that goes on all the same. */
export interface HandoverLoss {
  readonly code: HandoverConsent | "goesOn" | "owed" | "limits";
  /** `agree`: it needs a yes. `know`: it is only told. */
  readonly asks: "agree" | "know";
  readonly message: Sentence;
}

const loss = (code: HandoverLoss["code"], asks: HandoverLoss["asks"], en: string, fr: string): HandoverLoss => ({
  code,
  asks,
  message: { en, fr },
});

/** Whether the ticket's blueprint goes on in that department; a free ticket has none that could end. */
export function spans(definitions: Definitions, { place }: Ticket, department: string): boolean {
  if (!place) return true;
  return definitions.blueprint(place.blueprint, place.version)?.document.departments?.includes(department) === true;
}

/** What the ticket's process, with all that hangs on it, comes to in another department; in the order in which it is shown. */
export function handoverLosses(definitions: Definitions, ticket: Ticket, department: string): readonly HandoverLoss[] {
  const { place, approval, parallel, owed } = ticket;
  if (!place) return [];
  const blueprint = definitions.blueprint(place.blueprint, place.version);
  const name = blueprint ? sentenceOf(blueprint.document.name) : { en: place.blueprint, fr: place.blueprint };
  const state = blueprint ? stateName(blueprint, place.state) : { en: place.state, fr: place.state };
  if (spans(definitions, ticket, department))
    return [
      loss(
        "goesOn",
        "know",
        `“${name.en}” spans both departments: the ticket stays in ${state.en}.`,
        `« ${name.fr} » couvre les deux départements : le ticket reste dans ${state.fr}.`,
      ),
    ];
  const found = [
    loss(
      "process",
      "agree",
      `It leaves “${name.en}”, where it stands in ${state.en}: what that process still had before it is not done.`,
      `Il quitte « ${name.fr} », où il se trouve dans ${state.fr} : ce que ce processus prévoyait encore n’est pas fait.`,
    ),
  ];
  if (approval)
    found.push(
      loss(
        "approval",
        "agree",
        "The approval that it waits for ends unanswered.",
        "L’approbation qu’il attend prend fin sans réponse.",
      ),
    );
  const undone = parallel?.steps.filter(({ done }) => done === null).length ?? 0;
  if (parallel)
    found.push(
      loss(
        "steps",
        "agree",
        `Of the steps done side by side ${undone} of ${parallel.steps.length} are open: they are dropped.`,
        `Parmi les étapes menées en parallèle, ${undone} sur ${parallel.steps.length} restent à faire : elles sont abandonnées.`,
      ),
    );
  if (owed.length > 0)
    found.push(
      loss(
        "owed",
        "know",
        "What was skipped and was to be asked again is asked no more.",
        "Ce qui avait été sauté et devait être redemandé ne l’est plus.",
      ),
    );
  if (staysOf(definitions, ticket).length > 0)
    found.push(
      loss(
        "limits",
        "know",
        "The time limits of that process end with it.",
        "Les délais de ce processus prennent fin avec lui.",
      ),
    );
  return found;
}
