import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { clockAt, type SetClock } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { destinationOf } from "../../../api/effects/destination.ts";
import { createEgress, type EgressOptions } from "../../../api/effects/egress.ts";
import type { Outside } from "../../../api/effects/executor.ts";
import type { Mailer } from "../../../api/effects/smtp.ts";
import { newId } from "../../../api/ids.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { createWorker, type Worker } from "../../../api/worker/worker.ts";
import type { Effect } from "../../../blueprints/facts.ts";
import { accepted, furnish, submission } from "../../small-desk.ts";
import { type DatabaseName, freshStore } from "../../stores.ts";

export const NOON = Date.UTC(2026, 10, 23, 12);
export const SECRET = "a secret of this desk, for tests alone";

type Asked<E> = E extends unknown ? Omit<E, "id" | "ticket" | "rule"> : never;
/** What of an effect differs: the rest is made up. */
export type Ask = Asked<Effect>;

export interface EffectsDesk {
  readonly store: Store;
  readonly clock: SetClock;
  readonly outside: Outside;
  readonly worker: Worker;
  readonly another: () => Worker;
  readonly lines: string[];
  readonly ticket: () => Promise<string>;
  /** Puts an effect into the outbox as a rule of this ticket would, after those before it; gives its id. */
  readonly plant: (ticket: string, ask: Ask, id?: string) => Promise<string>;
  readonly row: (id: string) => ReturnType<typeof rowOf>;
}

const rowOf = (store: Store, id: string) =>
  store.db.selectFrom("outbox").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

/** A small desk with a worker that can be told to look, and a clock that stands still. */
export async function effectsDesk(
  name: DatabaseName,
  options: EgressOptions & { readonly hosts?: readonly string[]; readonly mailer?: Mailer } = {},
): Promise<EffectsDesk & { readonly remove: () => Promise<void> }> {
  const { store, remove } = await freshStore(name);
  await furnish(store);
  const clock = clockAt(NOON);
  const door = createDoor({ store, clock });
  const outside: Outside = {
    store,
    clock,
    definitions: new CompiledDefinitions(),
    egress: createEgress(options.hosts ?? [], options),
    secret: SECRET,
    ...(options.mailer && { mailer: options.mailer }),
  };
  const lines: string[] = [];
  const another = () => createWorker({ outside, door, chance: () => 0.5, log: (line) => lines.push(line) });
  let place = 1_000_000;
  return {
    store,
    clock,
    outside,
    worker: another(),
    another,
    lines,
    ticket: async () => (await accepted(door, submission(clock.now()))).ticket.id,
    plant: async (ticket, ask, id = newId()) => {
      // An effect with its envelope is one of the union again.
      const effect = { id, ticket, rule: "rule:test", ...ask } as Effect;
      place += 1;
      await store.db
        .insertInto("outbox")
        .values({
          id,
          ticket,
          event: newId(),
          type: effect.type,
          rule: effect.rule,
          effect: JSON.stringify(effect),
          status: "pending",
          attempts: 0,
          runs: 0,
          next_at: clock.now(),
          lease_until: null,
          fence: 0,
          created_at: clock.now(),
          settled_at: null,
          detail: null,
          destination: destinationOf(effect),
          place,
        })
        .execute();
      return id;
    },
    row: (id) => rowOf(store, id),
    remove,
  };
}

/** A receiver on loopback. Answers that never end are cut when it is closed. */
export async function listening(listener: RequestListener): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The receiver has no port.");
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${address.port}`, close };
}

export interface HeardRequest {
  readonly id: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A receiver that remembers every request whole, and then answers as it is told. */
export async function receiver(answer: (heard: HeardRequest, response: ServerResponse) => void) {
  const heard: HeardRequest[] = [];
  const { origin, close } = await listening((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      const { headers, url = "" } = request;
      const one = { id: String(headers["webhook-id"]), path: url, headers, body };
      heard.push(one);
      answer(one, response);
    });
  });
  return { origin, close, heard };
}
