import { createHash, createPrivateKey, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createSecureContext } from "node:tls";
import { type BucketAddress, bucketAddress } from "./files/bucket-address.ts";
import { networkOf } from "./receive/relays.ts";

/** What the operator may set, all of it by environment variables. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Path of a SQLite file, or a postgres:// address. */
  readonly database: string;
  readonly dataFolder: string;
  /** Signs sessions and hashes API tokens. */
  readonly secret: string;
  /** Demo people and demo tickets are made on a first start, and the sign-in page lists them. */
  readonly demo: boolean;
  /** So many tickets of the last weeks are made up besides the few that are told by hand. */
  readonly demoTickets: number;
  /** The worker runs in this process, or apart by `filrouge work`. */
  readonly worker: "inside" | "apart";
  /** The address that people use, when it is not the one we listen on: https behind a proxy. */
  readonly publicAddress: string | null;
  /** Hosts that webhooks may call without being an endpoint of the desk, and that may be in our own network. */
  readonly webhookHosts: readonly string[];
  /** For so many days attempts to deliver, and whom rules have mailed, are kept. */
  readonly keepDays: number;
  /** For so many days the decision log says which rules acted, and with which values. */
  readonly keepLogDays: number;
  /** For so many days what has left is kept: effects that were delivered, and the mail log. */
  readonly keepSentDays: number;
  /** Where attached files are kept, and how many bytes one may have and how many a message may name. */
  readonly files: FilesPlace & { readonly fileBytes: number; readonly perMessage: number; readonly perTicket: number };
  /** The mail server, and the address that mails come from; null: mails are written into the mail log. */
  readonly mail: { readonly url: string; readonly from: string; readonly dkim?: DkimKey } | null;
  readonly mailIn: MailInPlace;
}

/** Where mail comes in. */
interface MailInPlace {
  /** The port of the desk's own receiver; null: there is none. */
  readonly port: number | null;
  readonly host: string;
  readonly mostBytes: number;
  /** The name under which the relay before it signs what it found out about senders; null: nobody is believed. */
  readonly trusted: string | null;
  /** Mail servers that mail may be fetched from though they are in our own network, at other ports, or without encryption. */
  readonly hosts: readonly string[];
  /** Machines whose mail the receiver takes however much they bring, as addresses or networks: the operator's own mail servers. */
  readonly relays: readonly string[];
  /** Certificate and key of the desk's own receiver, PEM: with them it takes mail encrypted (STARTTLS). */
  readonly tls: { readonly cert: string; readonly key: string } | null;
}

/** A bucket of S3-compatible storage, or null: the folder. With a bucket, what is on its way lies in the folder. */
interface FilesPlace {
  readonly folder: string;
  readonly bucket: BucketAddress | null;
}

/** An environment that cannot be used, said in one sentence. */
export class ConfigError extends Error {}

function portOf(text: string | undefined): number {
  if (text === undefined || text === "") return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT is ${text}; it must be a number from 0 to 65535.`);
  return port;
}

/** The desk's own secret: FILROUGE_SECRET, else one that is made once and kept beside the data, readable by its owner alone. */
function secretOf(given: string | undefined, folder: string): string {
  if (given !== undefined && given !== "") {
    if (given.length < 32) throw new ConfigError("FILROUGE_SECRET must have at least 32 characters.");
    return given;
  }
  const file = path.join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
    } catch (error) {
      // Another process of the same desk was faster; its secret is as good.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}

/** The operator's list, separated by commas or blanks. */
const listOf = (listed: string | undefined): readonly string[] => (listed ?? "").split(/[\s,]+/).filter(Boolean);

function daysOf(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = env[name];
  if (text === undefined || text === "") return otherwise;
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new ConfigError(`${name} is ${text}; it must be a number of days from 1 to 3650.`);
  return days;
}

function countOf(env: NodeJS.ProcessEnv, name: string, otherwise: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === "") return otherwise;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new ConfigError(`${name} is ${text}; it must be a number from 1 to ${most}.`);
  return count;
}

/** Beside a SQLite file, under its name: two databases in one folder do not share their files. */
const besideDatabase = (database: string, dataFolder: string): string =>
  /^postgres(ql)?:/.test(database) ? path.join(dataFolder, "files") : `${database.replace(/\.[^./\\]+$/, "")}.files`;

/** Where an operator wants files: `s3://…`, or a folder; nothing says the folder `otherwise`. */
export function filesPlace(text: string, env: NodeJS.ProcessEnv, otherwise: string): FilesPlace {
  if (!/^s3:/i.test(text)) return { folder: path.resolve(text || otherwise), bucket: null };
  const bucket = bucketAddress(text, env);
  if ("fault" in bucket) throw new ConfigError(bucket.fault);
  return { folder: path.resolve(otherwise), bucket };
}

function filesOf(env: NodeJS.ProcessEnv, database: string, dataFolder: string): Config["files"] {
  return {
    ...filesPlace(env.FILROUGE_FILES ?? "", env, besideDatabase(database, dataFolder)),
    fileBytes: countOf(env, "FILROUGE_FILE_MIB", 25, 1024) * 1_048_576,
    perMessage: countOf(env, "FILROUGE_FILES_PER_MESSAGE", 20, 50),
    perTicket: countOf(env, "FILROUGE_FILES_PER_TICKET", 100, 10_000),
  };
}

/** What mails that leave are signed with, whatever the domain of their sender: it names the key in its DNS under the selector. */
export interface DkimKey {
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

function dkimOf(selector: string | undefined, file: string | undefined): DkimKey | null {
  if (!selector && !file) return null;
  if (!selector || !file || !/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/i.test(selector))
    throw new ConfigError("FILROUGE_DKIM_SELECTOR and FILROUGE_DKIM_KEY go together: a name, and a PEM file.");
  try {
    const privateKey = readFileSync(file, "utf8");
    createPrivateKey(privateKey);
    return { selector, privateKey };
  } catch (error) {
    throw new ConfigError(`FILROUGE_DKIM_KEY cannot be used: ${error instanceof Error ? error.message : error}`);
  }
}

function mailOf(env: NodeJS.ProcessEnv): Config["mail"] {
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  if (url === undefined || url === "") return null;
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol) || new URL(url).hostname === "")
    throw new ConfigError("SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host.");
  if (from === undefined || !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(from))
    throw new ConfigError("MAIL_FROM must be the address that mails come from, such as desk@example.com.");
  const dkim = dkimOf(env.FILROUGE_DKIM_SELECTOR, env.FILROUGE_DKIM_KEY);
  return { url, from, ...(dkim && { dkim }) };
}

function tlsOf(certFile: string | undefined, keyFile: string | undefined): MailInPlace["tls"] {
  if (!certFile && !keyFile) return null;
  if (!certFile || !keyFile)
    throw new ConfigError("FILROUGE_SMTP_IN_CERT and FILROUGE_SMTP_IN_KEY go together: two PEM files.");
  try {
    const pair = { cert: readFileSync(certFile, "utf8"), key: readFileSync(keyFile, "utf8") };
    createSecureContext(pair);
    return pair;
  } catch (error) {
    throw new ConfigError(
      `FILROUGE_SMTP_IN_CERT and FILROUGE_SMTP_IN_KEY cannot be used: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function relaysOf(listed: string | undefined): readonly string[] {
  const relays = listOf(listed);
  const wrong = relays.find((relay) => networkOf(relay) === null);
  if (wrong !== undefined)
    throw new ConfigError(`FILROUGE_SMTP_IN_RELAYS lists ${wrong}; write addresses such as 10.0.0.7 or 10.0.0.0/8.`);
  return relays;
}

function mailInOf(env: NodeJS.ProcessEnv): MailInPlace {
  const text = env.FILROUGE_SMTP_IN_PORT ?? "";
  const port = text === "" ? null : Number(text);
  if (port !== null && (!Number.isInteger(port) || port < 0 || port > 65_535))
    throw new ConfigError(`FILROUGE_SMTP_IN_PORT is ${text}; it must be a number from 0 to 65535.`);
  return {
    port,
    host: env.FILROUGE_SMTP_IN_HOST || "127.0.0.1",
    mostBytes: countOf(env, "FILROUGE_MAIL_MIB", 25, 100) * 1_048_576,
    trusted: env.FILROUGE_MAIL_AUTH_HOST || null,
    hosts: listOf(env.FILROUGE_MAIL_HOSTS),
    relays: relaysOf(env.FILROUGE_SMTP_IN_RELAYS),
    tls: tlsOf(env.FILROUGE_SMTP_IN_CERT, env.FILROUGE_SMTP_IN_KEY),
  };
}

/** A desk that has been at work for some weeks. */
const DEMO_TICKETS = 1_960;

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const dataFolder = path.resolve(env.FILROUGE_DATA || "data");
  const database = env.DATABASE_URL || path.join(dataFolder, "filrouge.sqlite");
  return {
    port: portOf(env.PORT),
    host: env.HOST || "127.0.0.1",
    database,
    dataFolder,
    secret: secretOf(env.FILROUGE_SECRET, dataFolder),
    demo: env.FILROUGE_DEMO !== "off",
    demoTickets: env.FILROUGE_DEMO === "small" ? 0 : DEMO_TICKETS,
    worker: env.FILROUGE_WORKER === "apart" ? "apart" : "inside",
    publicAddress: env.FILROUGE_ADDRESS || null,
    webhookHosts: listOf(env.FILROUGE_WEBHOOK_HOSTS),
    keepDays: daysOf(env, "FILROUGE_KEEP_DAYS", 90),
    keepLogDays: daysOf(env, "FILROUGE_KEEP_LOG_DAYS", 730),
    keepSentDays: daysOf(env, "FILROUGE_KEEP_SENT_DAYS", 365),
    files: filesOf(env, database, dataFolder),
    mail: mailOf(env),
    mailIn: mailInOf(env),
  };
}

/** A key for one purpose, so that what is signed for one can't serve another. */
export const keyFor = (secret: string, purpose: string): string =>
  createHash("sha256").update(`filrouge:${purpose}:${secret}`).digest("base64url");
