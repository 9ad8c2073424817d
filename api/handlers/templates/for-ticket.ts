import { isJsonObject, type Json, type JsonObject } from "../../../blueprints/json.ts";
import { library } from "../../../blueprints/library.ts";
import { fillPlaceholders, placeholdersOf, valueAt } from "../../../blueprints/placeholders.ts";
import type { Template } from "../../../blueprints/template.ts";
import { textIn } from "../../../blueprints/text.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { lookupsOf } from "../../../runtime/lookups.ts";
import { scopeOf } from "../../../runtime/scope.ts";
import { templates } from "../../contract/templates.ts";
import { handles } from "../../http/handler.ts";
import { plainText } from "../../present/definitions.ts";
import { aroundTicket } from "../rules/deciding.ts";
import { foundTicket } from "../tickets/visible.ts";

/** Links that only a mail of a rule can carry: each is made for its one reader. */
const OF_MAILS: ReadonlySet<string> = new Set(["ticketLink", "approvalLink", "link"]);

/** Templates that steps and rules write with: to the requester, or to anybody at all. */
interface Used {
  readonly toRequesters: Set<string>;
  readonly anywhere: Set<string>;
}

const isToRequester = ({ ask, do: does, to }: JsonObject): boolean =>
  ask === "reply" ||
  does === "replyFromTemplate" ||
  (does === "notify" && Array.isArray(to) && to.includes("requester"));

function lookThrough(value: Json | undefined, used: Used): void {
  if (Array.isArray(value)) for (const one of value) lookThrough(one, used);
  if (!isJsonObject(value)) return;
  const { template } = value;
  if (typeof template === "string") {
    used.anywhere.add(template);
    if (isToRequester(value)) used.toRequesters.add(template);
  }
  for (const one of Object.values(value)) lookThrough(one, used);
}

/** Shipped ones that nothing in force uses here were notices to colleagues before. */
const shippedAs: Used = { toRequesters: new Set(), anywhere: new Set() };
for (const { document } of library) {
  lookThrough(document as unknown as Json, shippedAs);
  if (document.kind === "template") shippedAs.anywhere.add(document.key);
}

/** What a person may put into an answer: what requesters are written to with, and what nothing else uses. */
function forReplies({ blueprints, policies, timeRules, triggers, macros, templates }: Definitions): Template[] {
  const used: Used = { toRequesters: new Set(), anywhere: new Set() };
  const documents = [
    ...[...blueprints, ...(policies ?? []), ...(timeRules ?? []), ...(triggers?.list ?? [])].map((one) => one.document),
    ...(macros?.values() ?? []),
  ];
  for (const document of documents) lookThrough(document as unknown as Json, used);
  const isFor = (key: string): boolean =>
    used.toRequesters.has(key) ||
    shippedAs.toRequesters.has(key) ||
    !(used.anywhere.has(key) || shippedAs.anywhere.has(key));
  return [...templates.values()].filter(
    ({ key, text }) => isFor(key) && !placeholdersOf(textIn(text, "en")).some((path) => OF_MAILS.has(path)),
  );
}

export const templatesForTicket = handles(templates.forTicket, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { definitions, context } = await aroundTicket(desk, ticket);
  const lookups = lookupsOf(definitions);
  const scope = scopeOf(ticket, principal.actor, desk.clock.now(), context, undefined, undefined, lookups);
  const { language } = ticket;
  const items = forReplies(definitions).map(({ key, name, text }) => {
    const words = textIn(text, language);
    return {
      ...{ key, language },
      name: plainText(name),
      text: fillPlaceholders(words, scope, language),
      empty: placeholdersOf(words).filter((path) => [undefined, null, ""].includes(valueAt(scope, path) as null)),
    };
  });
  return { status: 200, body: { items } };
});
