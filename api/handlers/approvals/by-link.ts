import { readFile } from "node:fs/promises";
import { labelOf } from "../../../blueprints/condition/labels.ts";
import type { Answers } from "../../../blueprints/event.ts";
import { fillPlaceholders } from "../../../blueprints/placeholders.ts";
import { type Language, textIn } from "../../../blueprints/text.ts";
import type { Place, Ticket } from "../../../blueprints/ticket.ts";
import type { Approval } from "../../../blueprints/ticket-waiting.ts";
import { fieldPath } from "../../../blueprints/vocabulary/field-values.ts";
import type { CompiledApproval, CompiledTransition } from "../../../runtime/compiled.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { ticketView } from "../../../runtime/scope.ts";
import { isMet } from "../../../runtime/waiting/approval.ts";
import { answerRefusal, standsFor } from "../../../runtime/waiting/who-approves.ts";
import { approvalOf } from "../../approvals/approval-link.ts";
import { loadPrincipal, type Principal } from "../../auth/principal.ts";
import { approvals } from "../../contract/approvals.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { requestHash } from "../../ids.ts";
import { assertNotTooOften } from "../../link-page/answer-limit.ts";
import { htmlPage } from "../../link-page/page.ts";
import { plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";
import { maySee } from "../../tickets/may-see.ts";
import { noteMoves } from "../../tickets/moves.ts";
import { readTicket } from "../../tickets/queries.ts";
import { send, taken } from "../tickets/through.ts";

const file = (name: string): Promise<string> => readFile(new URL(`../../approvals/${name}`, import.meta.url), "utf8");

export const approvalPage = handles(approvals.page, async () => ({
  status: 200,
  verbatim: await htmlPage({ body: file("body.html"), script: "/api/approve.js" }),
}));
export const approvalScript = handles(approvals.script, async () => ({ status: 200, verbatim: await file("page.js") }));

interface Asked {
  readonly ticket: Ticket;
  readonly place: Place;
  readonly approval: Approval;
  readonly drawn: CompiledApproval;
  readonly definitions: Definitions;
  /** Whoever the link is for, with the rights of this moment. */
  readonly principal: Principal;
}

/**
 * What a link asks for. One that is forged or too old, of an asking that is decided, withdrawn or made anew, or of somebody who has
 * no say in it any more, is over: nothing of the ticket is told.
 */
async function asked(desk: Desk, token: string): Promise<Asked> {
  const { store, statements, config, clock } = desk;
  const over = refusal("linkOver");
  const link = approvalOf(config.secret, token, clock.now());
  if (!link) throw over;
  const [found, principal] = [
    await readTicket(store.db, link.ticket, statements),
    await loadPrincipal(store, statements, link.person, "session"),
  ];
  const { ticket } = found ?? {};
  if (!ticket?.approval || !ticket.place || !principal || ticket.approval.askedAt !== link.askedAt) throw over;
  const { place, approval } = ticket;
  const definitions = await desk.definitions.current(store.db);
  const drawn = definitions.blueprint(place.blueprint, place.version)?.states.get(place.state)?.waits?.approval;
  // The link is for one ticket: what of their colleagues a requester sees is none of its business.
  const { colleagues: _, ...alone } = principal;
  const mayAnswer =
    drawn && ticket.status !== "closed" && maySee(alone, ticket) && !answerRefusal(approval, alone.actor);
  if (!mayAnswer) throw over;
  return { ticket, place, approval, drawn, definitions, principal: alone };
}

/** What an answer asks for that this page does not. What is mandatory by a condition, the door tells. */
const asksBesides = ({ asks }: CompiledTransition, definitions: Definitions, language: Language) =>
  asks.flatMap(({ ask, type, required }) =>
    ask.ask === "message" || ask.ask === "note"
      ? []
      : [
          {
            name: ask.ask === "field" ? nameOf(fieldPath(ask.field), definitions, language) : type.title[language],
            required: required === true,
          },
        ],
  );

/** Whether this person's approval, given to the others', is enough. */
const isLast = (approval: Approval, { id, actor }: Principal, at: number): boolean =>
  isMet({ ...approval, given: [...approval.given, { by: id, as: standsFor(approval, actor) ?? [], at }] });

function nameOf(path: string, { fields }: Definitions, language: Language): string {
  const key = /^fields\.(.+)$/.exec(path)?.[1];
  const name = key === undefined ? labelOf(`ticket.${path}`) : (fields.get(key)?.name ?? key);
  return textIn(name, language);
}

export const readAsked = handles(approvals.asked, async (desk, { params }) => {
  const { ticket, place, approval, drawn, definitions, principal } = await asked(desk, params.token);
  const { language } = principal;
  const given = approval.given.map(({ by }) => by);
  const names = await readNames(desk.store.db, [approval.asker, ticket.requester, ...given]);
  const answer = (step: CompiledTransition) => {
    const asks = asksBesides(step, definitions, language);
    return {
      name: textIn(plainText(step.transition.name), language),
      comment: step.asks.some(({ ask }) => ask.ask === "note"),
      asks,
      more: asks.some(({ required }) => required),
      to: principal.kind === "agent" && step.to.id !== place.state ? textIn(step.to.name, language) : null,
    };
  };
  const scope = { ticket: ticketView(ticket) };
  return {
    status: 200,
    body: {
      number: ticket.number,
      subject: ticket.subject,
      language,
      person: principal.name,
      asker: approval.asker === "system" ? null : names.of(approval.asker),
      askedAt: approval.askedAt,
      requester: names.orNull(ticket.requester)?.name ?? null,
      description: ticket.description,
      values: approval.fields.map((path) => ({
        name: nameOf(path, definitions, language),
        value: fillPlaceholders(`{{ticket.${path}}}`, scope, language),
      })),
      need: approval.need,
      given: given.map((by) => names.of(by).name),
      approved: given.includes(principal.id),
      last: isLast(approval, principal, desk.clock.now()),
      approve: answer(drawn.approve),
      reject: answer(drawn.reject),
      desk: `${desk.address}/${principal.kind === "agent" ? "tickets" : "my"}/${ticket.id}`,
    },
  };
});

/** A click in a mail decides nothing: the answer is pressed on the page, and goes through the one door as any step does. */
export const answerAsked = handles(approvals.answer, async (desk, { params, body }) => {
  const { ticket, place, drawn, principal } = await asked(desk, params.token);
  await assertNotTooOften(desk, `approval ${ticket.id} ${place.state} ${principal.id}`);
  const { comment = "" } = body;
  const answers: Answers = comment === "" ? {} : { note: comment };
  const step = body.answer === "approve" ? drawn.approve : drawn.reject;
  const to = { transition: step.id, fromState: place.state };
  const intent = { type: "stepRequested", ...to, answers, via: "link" } as const;
  const hash = requestHash("POST", ticket.id, `${body.answer} ${comment}`);
  const idempotency = { key: body.key, hash };
  const { facts, seqFrom } = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  noteMoves(desk.store.db, ticket.id, seqFrom, facts);
  return { status: 200, body: { answer: body.answer, language: principal.language } };
});
