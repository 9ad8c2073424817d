import type { Scope } from "../blueprints/condition.ts";
import type { Event } from "../blueprints/event.ts";
import type { Json } from "../blueprints/json.ts";
import { handlesIn, withoutMentions } from "../blueprints/mentions.ts";
import type { Message } from "../blueprints/message.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { NewEffect, NewFact, Scene } from "../blueprints/vocabulary/action.ts";
import { effectValues } from "../blueprints/vocabulary/effect-values.ts";
import type { Context, Mentionable, Need } from "./decision.ts";
import type { Definitions } from "./definitions.ts";
import { mayRead } from "./permission.ts";

/** So many people and groups one message tells; those named after them are not told. */
const MOST_TOLD = 20;

/** What telling somebody needs of the decision under way. */
interface Telling {
  readonly definitions: Definitions;
  readonly event: Event;
  readonly context: Context;
  readonly needs: Need[];
  readonly present: Ticket;
  readonly record: (fact: NewFact, actor: Actor) => void;
  readonly ask: (effect: NewEffect, rule: string) => void;
  readonly scene: (actor: Actor, answers: Scene["answers"], scope: Scope) => Scene;
  readonly scope: (actor: Actor) => Scope;
}

type Words = Pick<Message, "text" | "authorKind" | "automatic">;

const isOfDesk = (message: Words): boolean => message.authorKind === "agent" && !message.automatic;

/** Who stands behind the short names of a message; what nobody has looked up yet is asked for. */
export function mentionedIn(run: Telling, message: Pick<Message, "text">): readonly Mentionable[] {
  const handles = handlesIn(message.text);
  if (handles.length === 0 || run.event.history) return [];
  const known = run.context.mentioned;
  const unknown = handles.filter((handle) => !known || !Object.hasOwn(known, handle));
  if (unknown.length > 0) {
    run.needs.push({ type: "mentioned", handles: unknown });
    return [];
  }
  return handles.slice(0, MOST_TOLD).flatMap((handle) => known?.[handle] ?? []);
}

/** The words as they go outside. */
export function outsideWords({ context: { mentioned } }: Telling, message: Words): string {
  return isOfDesk(message) ? withoutMentions(message.text, (handle) => Boolean(mentioned?.[handle])) : message.text;
}

/**
 * An agent's message mentions people of the desk and groups: each is told once, but for the author, and for those who cannot read
 * the ticket. They are noted, so that somebody can share it with them.
 */
export function tellMentioned(run: Telling, message: Message, actor: Actor): void {
  if (!isOfDesk(message) || !message.text.includes("@")) return;
  const named = mentionedIn(run, message);
  if (named.length === 0) return;
  const unshared = named.filter((one) => !mayRead(run.present, one)).map(({ id }) => id);
  run.record({ type: "mentioned", message: message.id, people: named.map(({ id }) => id), unshared }, actor);
  const told = named.map(({ id }) => id).filter((id) => id !== actor.id && !unshared.includes(id));
  tell(run, told, actor);
}

/** Whoever was mentioned before the ticket was shared with them is told then. */
export function tellShared(run: Telling, before: Ticket | null, added: Json, actor: Actor): void {
  const waited = before?.unshared?.filter((one) => Array.isArray(added) && added.includes(one)) ?? [];
  tell(run, waited, actor);
}

/** In the words of a template, which can be changed; where there is none a line says it. */
function tell(run: Telling, people: readonly string[], actor: Actor): void {
  if (people.length === 0) return;
  const { number, subject, language } = run.present;
  const template = run.definitions.templates.has(TEMPLATE) ? TEMPLATE : null;
  const line = `#${number} ${subject} (${language.startsWith("fr") ? "vous êtes cité" : "you are mentioned"})`;
  const values = effectValues(run.scene(actor, {}, run.scope(actor)));
  run.ask({ type: "notify", to: people, template, text: template === null ? line : null, values }, "mentions");
}

const TEMPLATE = "mentioned";
