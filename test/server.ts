import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Clock, systemClock } from "../api/clock.ts";
import { readConfig } from "../api/config.ts";
import { api } from "../api/contract/api.ts";
import { type Answer, type Client, createClient, type Request } from "../api/contract/client.ts";
import { openStore, type Store } from "../api/db/connect.ts";
import { DEMO_PASSWORD } from "../api/seed/people.ts";
import { startDesk } from "../api/start.ts";
import { scratch } from "./scratch.ts";
import { type DatabaseName, freshDatabase, prepared } from "./stores.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What came back, untouched. */
export interface Raw {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** Somebody at the desk: a typed client, and a way to say anything at all. */
export interface Visitor {
  readonly client: Client;
  readonly raw: (address: string, request?: RawRequest) => Promise<Raw>;
  /** The session's cookie, or the token's header; empty for nobody. */
  readonly headers: { readonly [name: string]: string };
}

/** A real server on a fresh database and a port of its own. */
export interface TestServer {
  readonly address: string;
  readonly database: string;
  readonly folder: string;
  /** Where its own receiver takes mail; null: it has none, or runs in a process of its own. */
  readonly mailPort: number | null;
  /** What a process of its own has printed. */
  readonly output: () => string;
  readonly nobody: Visitor;
  /** `ana` or a whole address; the demo password. Signed in once: a password is meant to take its time. */
  readonly signIn: (name: string) => Promise<Visitor>;
  /** The same with a session of its own, for whoever ends it. */
  readonly signInAnew: (name: string) => Promise<Visitor>;
  readonly withToken: (secret: string) => Visitor;
  /** The server's own database, opened beside it. */
  readonly store: () => Promise<Store>;
  readonly stop: () => Promise<number | null>;
  readonly remove: () => Promise<void>;
}

/** A clock that goes as the machine's does, and can be moved on. */
export interface MovedClock extends Clock {
  readonly pass: (ms: number) => void;
}

export function movedClock(): MovedClock {
  let ahead = 0;
  return {
    now: () => systemClock.now() + ahead,
    mono: () => systemClock.mono() + ahead,
    pass: (ms) => {
      ahead += ms;
    },
  };
}

export interface ServerOptions {
  /** What the server takes for the time; of one in this process. */
  readonly clock?: Clock;
  readonly database?: DatabaseName;
  readonly env?: { readonly [name: string]: string };
  /** A first start that lays down everything itself, instead of a copy of what one has laid down. */
  readonly first?: boolean;
  /** In a process of its own, as `npm start` runs it: where the process matters, its output, its end or what it does beside us. */
  readonly apart?: boolean;
}

/** Starts what `npm start` starts, with the demo people and the shipped library. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { database = "sqlite", env = {}, first = false, apart = first, clock } = options;
  const folder = scratch("server");
  const own = !first && !("FILROUGE_DATA" in env || "DATABASE_URL" in env || "FILROUGE_DEMO" in env);
  const from = own ? await prepared(`seeded/${database}`) : null;
  if (from) cpSync(from.folder, folder, { recursive: true });
  const postgres = database === "postgres" ? await freshDatabase("postgres", from) : null;
  const settings = {
    PORT: "0",
    FILROUGE_DATA: folder,
    FILROUGE_DEMO: "small",
    ...(postgres ? { DATABASE_URL: postgres.address } : {}),
    ...env,
  };
  const { address, mailPort, output, stop } = await (apart ? startProcess(settings) : startInside(settings, clock));
  const where = postgres?.address ?? path.join(folder, "filrouge.sqlite");
  const stores: Store[] = [];
  const people = new Map<string, Visitor>();
  const signInAnew = async (name: string): Promise<Visitor> => visitor(address, await cookieOf(address, name));
  return {
    address,
    database: where,
    folder,
    mailPort,
    output,
    nobody: visitor(address, {}),
    signIn: async (name) => {
      const known = people.get(name) ?? (await signInAnew(name));
      people.set(name, known);
      return known;
    },
    signInAnew,
    withToken: (secret) => visitor(address, { authorization: `Bearer ${secret}` }),
    store: async () => {
      const [known] = stores;
      if (known) return known;
      const store = await openStore({ database: where, role: "tool" });
      stores.push(store);
      return store;
    },
    stop,
    remove: async () => {
      for (const store of stores) await store.close();
      await stop();
      await postgres?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Started = Pick<TestServer, "address" | "mailPort" | "output" | "stop">;

/** In this process: what it loads and compiles is there for the next one, which takes most of what a server costs. */
async function startInside(settings: NodeJS.ProcessEnv, clock: Clock | undefined): Promise<Started> {
  const config = readConfig({ ...process.env, ...settings });
  const { address, mailPort, stop } = await startDesk(config, () => undefined, undefined, clock);
  const output = () => {
    throw new Error("What a server says is heard from a process of its own: startServer({ apart: true }).");
  };
  return { address: address.replace("localhost", "127.0.0.1"), mailPort, output, stop: () => stop().then(() => 0) };
}

async function startProcess(settings: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn(process.execPath, ["--max-semi-space-size=8", "api/server.ts"], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const heard: string[] = [];
  const address = await greeted(child, heard);
  return { address, mailPort: null, output: () => heard.join(""), stop: () => ended(child) };
}

function greeted(child: ChildProcess, heard: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      heard.push(chunk.toString());
      const said = heard.join("");
      const port = /Filrouge\s+http:\/\/\S+:(\d+)/.exec(said)?.[1];
      if (port !== undefined && said.includes("Database")) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}:\n${heard.join("")}`)));
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.kill("SIGTERM");
  });
}

async function cookieOf(address: string, name: string): Promise<{ readonly cookie: string }> {
  const email = name.includes("@") ? name : name === "remi" ? "remi@client.example" : `${name}@filrouge.example`;
  const response = await fetch(`${address}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return { cookie };
}

function visitor(address: string, headers: { readonly [name: string]: string }): Visitor {
  const raw = async (where: string, request: RawRequest = {}): Promise<Raw> => {
    const body = request.body;
    const response = await fetch(`${address}${where}`, {
      method: request.method ?? "GET",
      headers: { ...headers, ...request.headers },
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const send = async ({ method, path: where, query, headers: more, body }: Request) => {
    const search = Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : "";
    const answered = await raw(where + search, {
      method,
      headers: more,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const type = answered.headers.get("content-type") ?? "";
    return {
      status: answered.status,
      headers: Object.fromEntries(answered.headers),
      body: /json/.test(type) ? (JSON.parse(answered.text) as unknown) : answered.text || undefined,
    };
  };
  return { client: createClient(send, api), raw, headers };
}

/** The body of an answer that must be good, and must be what the contract says. */
export function good<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(answer.problem)}`);
  return answer.body;
}

/** The version of an answer that must be good. */
export function etagOf(answer: Answer<unknown>): string {
  if (!answer.ok || answer.etag === null) throw new Error(`No version in ${JSON.stringify(answer)}`);
  return answer.etag;
}
