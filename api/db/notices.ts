import pg from "pg";
import { newId } from "../ids.ts";

/** Word between the servers on one database that there is something new. A hint: it may be lost, and what it says is read. */
export interface Notices {
  /** Tells the others, soon and once for many. */
  readonly tell: () => void;
  /** Calls `heard` when another has told; gives how to stop. */
  readonly listen: (heard: () => void) => () => void;
  readonly close: () => Promise<void>;
}

const CHANNEL = "filrouge_news";
const GATHER_MS = 100;
/** A connection that broke is made again so late. */
const AGAIN_MS = 5_000;

/** Over PostgreSQL's own LISTEN and NOTIFY; the connection for it is made when somebody first listens. */
export function openNotices(url: string, pool: pg.Pool): Notices {
  const me = newId();
  let listener: (() => void) | null = null;
  let client: pg.Client | null = null;
  let telling: NodeJS.Timeout | null = null;
  let again: NodeJS.Timeout | null = null;

  const hang = (one: pg.Client) => {
    if (client === one) client = null;
    one.removeAllListeners("notification");
    one.end().catch(() => {});
    if (!listener || again) return;
    again = setTimeout(() => {
      again = null;
      connect();
    }, AGAIN_MS);
    again.unref();
  };
  const connect = () => {
    if (client || !listener) return;
    const one = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 3000 });
    client = one;
    one.on("error", () => hang(one));
    one.on("notification", ({ payload }) => {
      if (payload !== me) listener?.();
    });
    one
      .connect()
      .then(() => one.query(`listen ${CHANNEL}`))
      .catch(() => hang(one));
  };
  return {
    tell: () => {
      telling ??= setTimeout(() => {
        telling = null;
        pool.query("select pg_notify($1, $2)", [CHANNEL, me]).catch(() => {});
      }, GATHER_MS).unref();
    },
    listen: (heard) => {
      listener = heard;
      connect();
      return () => {
        listener = null;
        if (client) hang(client);
      };
    },
    close: async () => {
      listener = null;
      if (telling) clearTimeout(telling);
      if (again) clearTimeout(again);
      await client?.end().catch(() => {});
    },
  };
}
