import type { Event } from "../../blueprints/event.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import type { NewMessage } from "../../blueprints/message.ts";
import type { ClockName } from "../../blueprints/metric-names.ts";
import { type Actor, RIGHTS, SYSTEM } from "../../blueprints/people.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { type ClockReading, readClocks } from "../../runtime/clocks/clock-reading.ts";
import { decide } from "../../runtime/decide.ts";
import type { Context } from "../../runtime/decision.ts";
import { documentOf, HistoryDefinitions } from "./history-definitions.ts";
import type { HistoryEvent, Surroundings } from "./history-file.ts";

type Unsent<E> = E extends unknown ? Omit<E, "id" | "ticket" | "at" | "actor"> : never;

const REQUESTER: Actor = { ...SYSTEM, id: "requester:1", kind: "requester" };
const agent = (name: string): Actor => ({ ...SYSTEM, id: `agent:${name}`, kind: "agent", rights: RIGHTS });

/** Wakes that come to nothing new, one after the other, are a fault of ours. */
const MOST_WAKES = 10_000;

/** The door said no; the history can't go on. */
export class Refused extends Error {
  readonly sentence: Sentence;
  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

/** One ticket, one moved clock. With `prompt` the worker wakes the ticket whenever it asks to be woken; without, it never comes. */
export class HistoryPlay {
  readonly definitions: HistoryDefinitions;
  readonly journal: Fact[] = [];
  ticket: Ticket | null = null;
  readonly #surroundings: Surroundings;
  readonly #prompt: boolean;
  #wakeAt: number | null = null;
  #events = 0;

  constructor(surroundings: Surroundings, prompt: boolean) {
    this.#surroundings = surroundings;
    this.#prompt = prompt;
    this.definitions = new HistoryDefinitions(surroundings);
  }

  /** Goes on to the event; of a look the clocks as they stand are given. */
  go(event: HistoryEvent): readonly ClockReading[] | null {
    const at = Date.parse(event.at);
    this.passUntil(at);
    if (event.do === "look") return readClocks(this.definitions.inForce, this.#present, at);
    if (event.do === "publish") {
      const name = this.definitions.publish(documentOf(event.document, null, null), at);
      if (this.ticket) this.#send({ type: "rearmRequested", definitions: [name] }, SYSTEM, at);
      return null;
    }
    const by = "by" in event && event.by !== undefined ? agent(event.by) : null;
    this.#send(this.#happening(event, by), by ?? this.#whoever(event), at);
    return null;
  }

  /** Everything that is due until then acts at its own instant. */
  passUntil(until: number): void {
    for (let wakes = 0; this.#prompt && this.#wakeAt !== null && this.#wakeAt <= until; wakes += 1) {
      if (wakes > MOST_WAKES) throw new Error("The ticket asks to be woken without end.");
      this.#send({ type: "woken" }, SYSTEM, this.#wakeAt);
    }
  }

  /** Looks once more at the end, whoever looked before. */
  catchUp(now: number): void {
    if (this.#wakeAt !== null && this.#wakeAt <= now) this.#send({ type: "woken" }, SYSTEM, now);
  }

  get #present(): Ticket {
    if (!this.ticket) throw new Refused({ en: "there is no ticket yet", fr: "il n’y a pas encore de ticket" });
    return this.ticket;
  }

  /** Who acts where nobody is named: an agent on the desk's side, the requester on the other. */
  #whoever({ do: what }: HistoryEvent): Actor {
    return what === "created" || what === "word" || what === "cc" || what === "machine" ? REQUESTER : agent("ana");
  }

  #send(happening: Unsent<Event>, actor: Actor, at: number): void {
    this.#events += 1;
    // The rest of the event is what its own type says.
    const event = { ...happening, id: `e${this.#events}`, ticket: "t1", at, actor } as Event;
    const decision = decide(this.definitions.inForce, this.ticket, event, at, this.#context(event));
    if (decision.outcome === "needs") throw new Error("A history has no other tickets to hand in.");
    if (decision.outcome === "rejected")
      throw new Refused(decision.reasons[0]?.message ?? { en: "refused", fr: "refusé" });
    this.ticket = decision.ticket;
    this.#wakeAt = decision.wakeAt;
    this.journal.push(...decision.facts);
  }

  /** What stands around the ticket: of an event that gives it to a group, that group. */
  #context(event: Event): Context {
    const { groups = {}, organization } = this.#surroundings;
    const asked =
      event.type === "ticketSubmitted"
        ? event.draft.group
        : event.type === "changeRequested"
          ? event.changes.group
          : undefined;
    const group = asked === undefined ? (this.ticket?.group ?? null) : asked;
    const { assignee } = this.ticket ?? { assignee: null };
    return {
      requester: { id: REQUESTER.id, name: "Requester" },
      // Read as JSON from the file.
      ...(organization ? { organization: organization as JsonObject } : {}),
      group: group === null ? null : ({ id: group, name: group, ...groups[group] } as JsonObject),
      assignee: assignee === null ? null : { id: assignee, name: assignee },
    };
  }

  #happening(event: Exclude<HistoryEvent, { do: "look" | "publish" }>, by: Actor | null): Unsent<Event> {
    const change = (changes: Extract<Event, { type: "changeRequested" }>["changes"]): Unsent<Event> => ({
      type: "changeRequested",
      changes,
    });
    switch (event.do) {
      case "created":
        return this.#created(event, by);
      case "reply":
        return said({ public: true, authorKind: "agent", text: event.text ?? "A reply." });
      case "note":
        return said({ public: false, authorKind: "agent", text: event.text ?? "A note." });
      case "word":
        return said({ public: true, authorKind: "requester", text: event.text ?? "Is there any news?" });
      case "cc":
        return said({ public: true, authorKind: "cc", author: "cc@example.org", text: event.text ?? "And I?" });
      case "machine":
        return said({ public: true, authorKind: "machine", automatic: true, text: event.text ?? "Out of office." });
      case "status":
        return change({ status: event.to });
      case "assign":
        return change({ assignee: event.to });
      case "group":
        return change({ group: event.to });
      case "priority":
        return change({ priority: event.to });
      case "tag":
        return change({ tags: [...this.#present.tags, event.tag] });
      case "untag":
        return change({ tags: this.#present.tags.filter((tag) => tag !== event.tag) });
      case "step":
        return {
          type: "stepRequested",
          transition: event.take,
          fromState: this.#present.place?.state ?? "",
          answers: event.with ?? {},
        };
      case "enter":
        return { type: "entryRequested", blueprint: event.blueprint };
      case "excuse":
        return {
          type: "excuseRequested",
          // A name that is none is refused at the door.
          clock: { metric: event.metric as ClockName, of: event.of ?? null, instance: event.instance ?? 1 },
          reason: event.reason,
        };
    }
  }

  #created(
    { ticket = {}, word = "public" }: Extract<HistoryEvent, { do: "created" }>,
    by: Actor | null,
  ): Unsent<Event> {
    const { dueAt, ...given } = ticket;
    const draft = {
      number: 1,
      subject: "A history",
      channel: "form",
      requester: REQUESTER.id,
      submitter: by?.id ?? REQUESTER.id,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      ...(dueAt === undefined ? {} : { dueAt: Date.parse(dueAt) }),
    };
    const message: NewMessage = {
      public: word === "public",
      authorKind: by ? "agent" : "requester",
      author: by?.id ?? REQUESTER.id,
      text: "Hello.",
    };
    return { type: "ticketSubmitted", draft, ...(word === "none" ? {} : { message }) };
  }
}

const said = (message: NewMessage): Unsent<Event> => ({ type: "messageReceived", message });
