import { randomBytes } from "node:crypto";
import nodemailer from "nodemailer";
import { SMTPServer } from "smtp-server";
import { newId } from "../../api/ids.ts";
import type { BenchRow } from "./bench.ts";
import { Client } from "./client.ts";
import { type BenchDesk, openBenchDesk, pause, SUPPORT, taken } from "./mail-bench-desk.ts";

/** Below what one machine may bring in a minute. */
const COMING = 1_000;
const LEAVING = 2_000;
const TICKETS = 100;
const FILES = 30;
const FILE_BYTES = 840_000;
const BESIDE = 20;

const sender = ({ smtp }: BenchDesk) =>
  nodemailer.createTransport({ host: "127.0.0.1", port: smtp, ignoreTLS: true, pool: true, maxConnections: 8 });

const letter = (at: number) => ({
  from: `Person ${at} <p${at}@home.example>`,
  to: SUPPORT,
  subject: `Invoice ${at}`,
  text: `It is wrong, for the ${at}th time.\n`.repeat(10),
});

interface Received {
  readonly perSecond: number;
  readonly p95: number;
}

let measured: Promise<Received> | null = null;

/** Both rows look at one run. */
const received = (): Promise<Received> => {
  measured ??= receive();
  return measured;
};

async function receive(): Promise<Received> {
  const desk = await openBenchDesk();
  const transport = sender(desk);
  const client = new Client(desk.address, desk.cookie);
  try {
    await Promise.all(Array.from({ length: 50 }, (_, at) => transport.sendMail(letter(-1 - at))));
    await taken(desk, 50);
    const waits: number[] = [];
    let over = false;
    const looking = (async () => {
      while (!over) {
        const begin = performance.now();
        await client.get("/tickets?limit=25");
        waits.push(performance.now() - begin);
        await pause(20);
      }
    })();
    const begin = performance.now();
    await Promise.all(Array.from({ length: COMING }, (_, at) => transport.sendMail(letter(at))));
    await taken(desk, COMING + 50);
    const seconds = (performance.now() - begin) / 1000;
    over = true;
    await looking;
    waits.sort((a, b) => a - b);
    return { perSecond: COMING / seconds, p95: waits[Math.floor(waits.length * 0.95)] ?? Number.NaN };
  } finally {
    client.close();
    transport.close();
    await desk.close();
  }
}

/** A mail server that takes everything at once. */
async function openSink(): Promise<{ readonly url: string; readonly heard: () => number; readonly close: () => void }> {
  let heard = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData: (stream, { envelope }, done) => {
      stream.resume();
      stream.on("end", () => {
        // What new tickets are acknowledged with is not counted.
        if (envelope.rcptTo.some(({ address }) => address.endsWith("@home.example"))) heard += 1;
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (typeof address !== "object" || !address) throw new Error("The sink has no port.");
  return { url: `smtp://127.0.0.1:${address.port}`, heard: () => heard, close: () => server.close() };
}

/** Replies to many tickets that are all due at once. */
async function leave(): Promise<number> {
  const sink = await openSink();
  const desk = await openBenchDesk({ SMTP_URL: sink.url, MAIL_FROM: "desk@filrouge.example" });
  const client = new Client(desk.address, desk.cookie);
  try {
    const { db } = desk.store;
    const tickets: string[] = [];
    while (tickets.length < TICKETS) {
      const made = JSON.parse(await client.post("/tickets", JSON.stringify({ subject: "Invoice" }))) as {
        readonly ticket: { readonly id: string };
      };
      tickets.push(made.ticket.id);
    }
    const due = Date.now() + 3_000;
    const rows = Array.from({ length: LEAVING }, (_, at) => {
      const [id, ticket] = [newId(), tickets[at % TICKETS] ?? ""];
      const to = [`p${at}@home.example`];
      const effect = {
        id,
        ticket,
        rule: "ticket",
        type: "mail",
        message: id,
        to,
        subject: "Invoice",
        text: "We look.",
      };
      return {
        ...{ id, ticket, event: id, type: "mail", rule: "ticket", effect: JSON.stringify(effect) },
        ...{ status: "pending" as const, attempts: 0, runs: 0, next_at: due, lease_until: null, fence: 0 },
        ...{ created_at: due, settled_at: null, detail: null, destination: "mail", place: 1_000_000 + at },
      };
    });
    for (let at = 0; at < rows.length; at += 500)
      await db
        .insertInto("outbox")
        .values(rows.slice(at, at + 500))
        .execute();
    while (sink.heard() === 0) await pause(5);
    const begin = performance.now();
    const open = () =>
      db
        .selectFrom("outbox")
        .select("id")
        .where("status", "=", "pending")
        .where("next_at", "=", due)
        .limit(1)
        .execute();
    while (sink.heard() < LEAVING || (await open()).length > 0) await pause(20);
    const seconds = (performance.now() - begin) / 1000;
    if (sink.heard() !== LEAVING) throw new Error(`${sink.heard()} of ${LEAVING} mails arrived.`);
    return LEAVING / seconds;
  } finally {
    client.close();
    await desk.close();
    sink.close();
  }
}

/** A mail as large as any, and small ones beside it; gives the seconds until it has become a ticket. */
async function large(): Promise<number> {
  const desk = await openBenchDesk();
  const transport = sender(desk);
  try {
    await transport.sendMail(letter(-1));
    await taken(desk, 1);
    const attachments = Array.from({ length: FILES }, (_, at) => ({
      filename: `scan-${at}.bin`,
      content: randomBytes(FILE_BYTES),
    }));
    const begin = performance.now();
    let longest = 0;
    const big = transport.sendMail({ ...letter(0), attachments });
    const beside = (async () => {
      for (let at = 1; at <= BESIDE; at += 1) {
        const sent = performance.now();
        await transport.sendMail(letter(at));
        const arrived = () =>
          desk.store.db
            .selectFrom("mail_in")
            .select("id")
            .where("from_address", "=", `p${at}@home.example`)
            .where("status", "=", "taken")
            .executeTakeFirst();
        while (!(await arrived())) await pause(10);
        longest = Math.max(longest, performance.now() - sent);
      }
    })();
    await big;
    const of = () =>
      desk.store.db
        .selectFrom("mail_in")
        .select("id")
        .where("from_address", "=", "p0@home.example")
        .where("status", "=", "taken")
        .executeTakeFirst();
    while (!(await of())) await pause(10);
    const seconds = (performance.now() - begin) / 1000;
    await beside;
    if (longest > 2_000) throw new Error(`A small mail beside it took ${Math.round(longest)} ms.`);
    return seconds;
  } finally {
    transport.close();
    await desk.close();
  }
}

export const rows: readonly BenchRow[] = [
  {
    name: "mail received, parsed, routed, ticket made, SQLite FULL",
    unit: "mails/s",
    bar: { atLeast: 100 },
    run: async () => (await received()).perSecond,
  },
  {
    name: "mail coming in: the desk's p95 meanwhile",
    unit: "ms",
    bar: { atMost: 200 },
    run: async () => (await received()).p95,
  },
  { name: "mail sent through a local SMTP sink", unit: "mails/s", bar: { atLeast: 200 }, run: leave },
  { name: "mail of 25 MB with 30 files, others not held up", unit: "s", bar: { atMost: 5 }, run: large },
];
