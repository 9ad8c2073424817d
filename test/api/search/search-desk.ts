import type { Principal } from "../../../api/auth/principal.ts";
import { clockAt } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { visibleTo } from "../../../api/handlers/tickets/visible.ts";
import { newId } from "../../../api/ids.ts";
import { requesterActor } from "../../../api/people/actor.ts";
import { putContact } from "../../../api/people/contacts.ts";
import { readDepartments, readGroups, readPeople } from "../../../api/people/people.ts";
import { findTickets } from "../../../api/search/find.ts";
import { followWords } from "../../../api/search/follow.ts";
import { INSIDE, OUTSIDE } from "../../../api/search/questions.ts";
import { understand } from "../../../api/search/understand.ts";
import { createDoor, type Door } from "../../../api/tickets/door.ts";
import type { NewTicket } from "../../../blueprints/event.ts";
import type { NewMessage } from "../../../blueprints/message.ts";
import type { Actor } from "../../../blueprints/people.ts";
import type { QueryFinding } from "../../../blueprints/search/query.ts";
import { ANA, accepted, eventOf, furnish, REMI } from "../../small-desk.ts";
import { type DatabaseName, freshStore } from "../../stores.ts";

export const NOON = Date.UTC(2026, 10, 23, 12);

export const ADA: Actor = { ...ANA, id: "agent:ada", groups: [], departments: [], roles: ["role:admin"] };
export const LEA: Actor = requesterActor("requester:lea");

const principalOf = (actor: Actor): Principal => ({
  id: actor.id,
  kind: actor.kind === "agent" ? "agent" : "requester",
  name: actor.id,
  email: "",
  language: "en",
  actor,
  via: "session",
});

export interface Found {
  readonly numbers: readonly number[];
  readonly next: string | null;
  readonly findings: readonly QueryFinding[];
}

/** A small desk with a search: what is written is followed before it is asked for. */
export interface SearchDesk {
  readonly store: Store;
  readonly door: Door;
  readonly open: (
    draft: Partial<NewTicket>,
    description?: string,
  ) => Promise<{ readonly id: string; readonly number: number }>;
  readonly say: (
    ticket: string,
    actor: Actor,
    message: Partial<NewMessage> & { readonly text: string },
  ) => Promise<void>;
  readonly follow: () => Promise<void>;
  readonly ask: (
    who: Actor,
    typed: string,
    page?: { readonly limit?: number; readonly after?: string },
  ) => Promise<Found>;
  readonly remove: () => Promise<void>;
}

export async function searchDesk(name: DatabaseName): Promise<SearchDesk> {
  const { store, remove } = await freshStore(name);
  await furnish(store);
  await putContact(store.db, {
    id: "requester:lea",
    name: "Léa Brûlé",
    emails: ["lea.brule@client.example"],
    language: "fr",
    kind: "customer",
    verified: true,
    organization: null,
  });
  const door = createDoor({ store, clock: clockAt(NOON) });
  const definitions = new CompiledDefinitions();
  const follow = async () => {
    while ((await followWords(store, NOON)) > 0);
  };
  return {
    store,
    door,
    remove,
    follow,
    open: async (draft, description) => {
      const event = eventOf(newId(), REMI, NOON, {
        type: "ticketSubmitted",
        draft: {
          number: 0,
          subject: "Invoice",
          channel: "web",
          requester: REMI.id,
          ...draft,
          ...(description && { description }),
        },
      });
      const { ticket } = await accepted(door, { event });
      return { id: ticket.id, number: ticket.number };
    },
    say: async (ticket, actor, message) => {
      await accepted(door, {
        event: eventOf(ticket, actor, NOON, {
          type: "messageReceived",
          message: { public: true, authorKind: actor.kind === "agent" ? "agent" : "requester", ...message },
        }),
      });
    },
    ask: async (who, typed, { limit = 20, after } = {}) => {
      await follow();
      const { db } = store;
      const principal = principalOf(who);
      const inside = principal.kind === "agent";
      const { asked, findings } = understand(typed, {
        principal,
        inside,
        now: NOON,
        offset: 0,
        definitions: await definitions.current(db),
        people: await readPeople(db),
        groups: await readGroups(db),
        departments: await readDepartments(db),
      });
      if (findings.some(({ severity }) => severity === "error")) return { numbers: [], next: null, findings };
      const looking = { scope: visibleTo(principal), reading: inside ? INSIDE : OUTSIDE };
      const page = await findTickets(store, asked, looking, { limit, ...(after !== undefined && { after }) });
      return { numbers: page.tickets.map(({ number }) => number), next: page.next, findings };
    },
  };
}
