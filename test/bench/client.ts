import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { openStore } from "../../api/db/connect.ts";

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One kept connection to the server. Plain bytes, since a library for HTTP would take as much of the machine as the server under measure. */
export class Client {
  readonly #socket: Socket;
  readonly #head: string;
  #heard = "";
  #waiting: PromiseWithResolvers<Answer> | null = null;

  constructor(address: string, cookie: string) {
    const { host, hostname, port } = new URL(address);
    this.#head = `host: ${host}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`;
    this.#socket = connect(Number(port), hostname).setNoDelay(true).setEncoding("latin1");
    this.#socket.on("data", (chunk: string) => this.#hear(chunk));
    this.#socket.on("error", (error) => this.#waiting?.reject(error));
    this.#socket.on("close", () => this.#waiting?.reject(new Error("The server closed the connection.")));
  }

  post(to: string, body: string): Promise<string> {
    const own = `idempotency-key: ${randomUUID()}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    return this.#ask(to, `POST /api${to} HTTP/1.1\r\n${this.#head}${own}${body}`);
  }

  get(to: string): Promise<string> {
    return this.#ask(to, `GET /api${to} HTTP/1.1\r\n${this.#head}\r\n`);
  }

  async #ask(to: string, request: string): Promise<string> {
    this.#heard = "";
    this.#waiting = Promise.withResolvers();
    this.#socket.write(request);
    const { status, text } = await this.#waiting.promise;
    if (status < 200 || status > 299) throw new Error(`${to} was answered with ${status}: ${text}`);
    return text;
  }

  #hear(chunk: string): void {
    this.#heard += chunk;
    const end = this.#heard.indexOf("\r\n\r\n");
    const length = end < 0 ? undefined : /content-length: (\d+)/i.exec(this.#heard.slice(0, end))?.[1];
    if (length === undefined || this.#heard.length < end + 4 + Number(length)) return;
    this.#waiting?.resolve({ status: Number(this.#heard.slice(9, 12)), text: this.#heard.slice(end + 4) });
  }

  /** Ends the connection. */
  close(): void {
    this.#socket.destroy();
  }
}

/** Waits until what the new tickets have set off has left: the measure is of steps. */
export async function delivered(data: string): Promise<void> {
  const store = await openStore({ database: path.join(data, "filrouge.sqlite"), role: "tool" });
  try {
    const pending = () => store.db.selectFrom("outbox").select("id").where("status", "=", "pending").limit(1);
    for (let look = 0; look < 300 && (await pending().executeTakeFirst()); look++) await pause(100);
  } finally {
    await store.close();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
