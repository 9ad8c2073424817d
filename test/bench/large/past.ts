import type { Fact } from "../../../blueprints/facts.ts";
import type { Message } from "../../../blueprints/message.ts";
import type { Status } from "../../../blueprints/status.ts";
import { dice, vocabulary } from "./words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every ticket has so many entries in its journal. */
export const ENTRIES = 5;
export const AGENTS = 20;
export const CONTACTS = 5_000;

/** Words of a ticket's subject, of its description, and of an answer. */
const LENGTHS = { subject: 5, description: 60, answer: 20 } as const;

const TEAMS = [
  { department: "department:finance", group: "group:finance" },
  { department: "department:vtouch", group: "group:vtouch" },
  { department: "department:helpdesk", group: "group:helpdesk" },
] as const;

const PRIORITIES = ["normal", "normal", "high", "low", "urgent"] as const;

export const requesterOf = (index: number): string => `requester:${index}`;
/** Who works on a desk of twenty: Ana, whom the measures sign in, and others. */
export const agentOf = (index: number): string => (index % AGENTS === 0 ? "agent:ana" : `agent:${index % AGENTS}`);

/** Only of the latest are some unsolved, however many there are: a thousand for each of twenty agents. */
const LATEST = 100_000;

/** It stands in the blueprint of Finance and waits for whoever takes it. */
export const isFree = (number: number): boolean => number % 20 === 0 && number % 7 !== 0;

/** Who, what and when of one ticket. */
interface Stage {
  readonly at: number;
  readonly requester: string;
  readonly agent: string;
  readonly group: string;
}

/** What was promised when the first ticket of the demo came: the shipped policy. */
export type Promised = Extract<Fact, { readonly type: "slaApplied" }>;

/**
 * The pasts of many tickets, each of five facts that the runtime itself could have written: four of five of the latest tickets, and all the
 * earlier ones, are over; the others wait, are late, or lie in twenty agents' hands or nobody's, some of them in a blueprint. The same at every run but for the ids.
 */
export class Pasts {
  readonly #roll = dice(7);
  readonly #word = vocabulary();
  readonly #promised: Promised;
  readonly #now: number;
  readonly #ids: () => string;
  readonly #last: number;

  /** `last`: the highest number that there will be. */
  constructor(promised: Promised, now: number, ids: () => string, last: number) {
    this.#last = last;
    this.#promised = promised;
    this.#now = now;
    this.#ids = ids;
  }

  #text(length: number): string {
    return Array.from({ length }, () => this.#word(this.#roll())).join(" ");
  }

  /** The facts of the ticket of this number. */
  of(number: number): readonly Fact[] {
    const over = number % 20 > 3 || number <= this.#last - LATEST;
    const kind = number % 20;
    const team = TEAMS[kind === 0 ? 0 : Math.floor(number / 20) % TEAMS.length] ?? TEAMS[0];
    // What is over came within two years, what is not within two weeks.
    const at = Math.floor(this.#now - 6 * HOUR - this.#roll() * (over ? 730 : 14) * DAY);
    const stage: Stage = {
      at,
      requester: requesterOf(Math.floor(this.#roll() * CONTACTS)),
      agent: agentOf(Math.floor(this.#roll() * AGENTS)),
      group: team.group,
    };
    const text = this.#text(LENGTHS.description);
    const status: Status = over || (kind === 0 && !isFree(number)) ? "new" : "open";
    const created: Fact = {
      type: "ticketCreated",
      at,
      by: stage.requester,
      id: this.#ids(),
      draft: {
        ...{ number, subject: this.#text(LENGTHS.subject), description: text, status, language: "en" },
        ...{ requester: stage.requester, submitter: stage.requester, channel: "email", ...team },
        priority: PRIORITIES[Math.floor(number / 60) % PRIORITIES.length] ?? "normal",
        ...(number % 3 === 0 && { category: "invoice", tags: ["paid-twice"] }),
      },
    };
    return [
      created,
      this.#said(stage, at, stage.requester, text),
      ...(over ? this.#over(stage, number) : this.#open(stage, number)),
    ];
  }

  #said({ requester }: Stage, at: number, author: string, text: string): Fact {
    const message: Message = {
      ...{ id: this.#ids(), at, public: true, channel: "email", author, text, automatic: false, attachments: [] },
      authorKind: author === requester ? "requester" : "agent",
      ...{ from: null, to: [], cc: [], messageId: null, inReplyTo: null },
    };
    return { type: "messageAdded", at, by: author, message };
  }

  #taken({ agent, group }: Stage, at: number): Fact {
    return { type: "assigned", at, by: agent, assignee: agent, group, was: { assignee: null, group } };
  }

  /** Taken, answered, solved; nearly all are closed by now. */
  #over(stage: Stage, number: number): readonly Fact[] {
    const { at, agent } = stage;
    const solved = at + 3 * HOUR + Math.floor(this.#roll() * 2 * HOUR);
    return [
      this.#taken(stage, at + HOUR),
      this.#said(stage, at + 2 * HOUR, agent, this.#text(LENGTHS.answer)),
      {
        type: "statusChanged",
        at: solved,
        by: agent,
        from: "new",
        to: number % 20 === 4 && number > this.#last - LATEST ? "solved" : "closed",
        outcome: "resolved",
      },
    ];
  }

  #open(stage: Stage, number: number): readonly Fact[] {
    const { at, agent, requester } = stage;
    const promised: Fact = { ...this.#promised, at };
    // Nobody's, seen by nobody yet but by who sorted it.
    if (number % 7 === 0)
      return [
        promised,
        { type: "tagged", at, by: agent, tag: "sorted" },
        { type: "fieldSet", at, by: agent, field: "product", from: null, to: "books" },
      ];
    const taken = this.#taken(stage, at + HOUR);
    switch (number % 20) {
      case 1:
        return number % 3 === 0
          ? [
              taken,
              this.#said(stage, at + 2 * HOUR, requester, this.#text(LENGTHS.answer)),
              { type: "flagged", at: at + 2 * HOUR, by: "system", flag: "customerReplied", on: true },
            ]
          : [promised, taken, this.#late(at)];
      case 2:
        return [promised, taken, { type: "statusChanged", at: at + 2 * HOUR, by: agent, from: "open", to: "pending" }];
      case 3:
        return [promised, taken, { type: "statusChanged", at: at + 2 * HOUR, by: agent, from: "open", to: "hold" }];
      default:
        return [
          { type: "blueprintEntered", at, by: "system", blueprint: "finance-requests", version: 1, state: "open" },
          promised,
          { type: "tagged", at, by: agent, tag: "sorted" },
        ];
    }
  }

  #late(at: number): Fact {
    const dueAt = at + 4 * HOUR;
    return {
      type: "slaBreached",
      at: dueAt,
      by: "system",
      metric: "firstReply",
      of: null,
      instance: 1,
      dueAt,
      noticedAt: dueAt,
    };
  }
}
