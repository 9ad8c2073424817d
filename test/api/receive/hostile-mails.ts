import type { Why } from "../../../api/receive/understand.ts";
import type { Brought } from "./bring-mail.ts";

/** What becomes of a mail, and why; a ticket says nothing more. */
export type End = "ticket" | "reply" | `quarantined: ${Why}` | `refused: ${Why}`;

/** A mail that somebody means ill by, or a broken program wrote, and how it must end. */
export interface Hostile extends Brought {
  readonly name: string;
  readonly end: End;
}

/** A conversation that an attacker knows of: what its one reader was sent. */
export interface Known {
  readonly reader: string;
  readonly replyTo: string;
  readonly messageId: string;
  readonly number: number;
}

const SUPPORT = "support@filrouge.example";
const RELAY = "relay.filrouge.example";

/** What a family of mails is made with: chance, and an address that nobody else writes from. */
interface Making {
  readonly draw: (below: number) => number;
  readonly words: (count: number) => string;
  readonly from: string;
  readonly known: Known;
}

interface Made {
  readonly head?: readonly string[];
  /** Instead of the usual From. */
  readonly from?: string | null;
  readonly body?: string | Buffer;
  readonly sender?: string;
  readonly recipient?: string;
  readonly end?: End;
}

type Family = (making: Making) => Made;

const held = (why: Why): Pick<Made, "end"> => ({ end: `quarantined: ${why}` });
const ended = (why: Why): Pick<Made, "end"> => ({ end: `refused: ${why}` });
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const mixed = (parts: readonly string[], type = "multipart/mixed"): Pick<Made, "head" | "body"> => ({
  head: ["MIME-Version: 1.0", `Content-Type: ${type}; boundary="b"`],
  body: [...parts.map((part) => `--b\r\n${part}`), "--b--", ""].join("\r\n"),
});
const plain = (text: string): string => `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`;

const SENDERS: Readonly<Record<string, Family>> = {
  "two senders in one From": ({ from }) => ({ from: `${from}, boss@corp.test`, ...held("sender") }),
  "two Froms": ({ from }) => ({ head: ["From: boss@corp.test"], from, ...held("sender") }),
  "no From": () => ({ from: null, ...held("sender") }),
  "an empty From": () => ({ from: "", ...held("sender") }),
  "a group as sender": () => ({ from: "undisclosed-recipients:;", ...held("sender") }),
  "a null character in the address": () => ({ from: "boss@corp.test\0@evil.test", ...held("sender") }),
  "an address within a comment": ({ from }) => ({ from: `boss@corp.test (${from})@evil.test`, ...held("sender") }),
  "an encoded word that decodes to an address alone": () => ({
    from: `=?utf-8?B?${base64("boss@corp.test")}?=`,
    ...held("sender"),
  }),
  "a name that looks like an address": ({ from }) => ({ from: `=?utf-8?B?${base64("boss@corp.test")}?= <${from}>` }),
  "a domain without a point": ({ draw }) => ({ from: `root${draw(99)}@localhost`, ...held("sender") }),
  "the desk's own address": () => ({ from: SUPPORT, ...held("ownAddress") }),
  "the desk's own address with a sign": ({ known }) => ({ from: known.replyTo, ...held("ownAddress") }),
  "the desk's own address, by a machine": () => ({
    from: SUPPORT,
    head: ["Auto-Submitted: auto-generated"],
    ...ended("looping"),
  }),
  "an agent's address": () => ({ from: "Ana <ana@filrouge.example>", ...held("colleague") }),
  "an agent's address in capitals": () => ({ from: "BRUNO@FILROUGE.EXAMPLE", ...held("colleague") }),
  "an agent who is out of the office": () => ({
    from: "ana@filrouge.example",
    head: ["Auto-Submitted: auto-replied"],
    ...ended("automaticAnswer"),
  }),
  "a sender whom the relay found false": ({ from }) => ({
    from,
    head: [`Authentication-Results: ${RELAY}; dmarc=fail header.from=home.example`],
    ...held("spoofed"),
  }),
  "a reader whom the relay found false, with the right sign": ({ known }) => ({
    from: known.reader,
    recipient: known.replyTo,
    head: [`Authentication-Results: ${RELAY}; spf=fail; dkim=none`],
    ...held("spoofed"),
  }),
  "somebody else's finding about the sender": ({ from, known }) => ({
    from,
    head: ["Authentication-Results: mx.evil.test; dmarc=pass"],
    recipient: known.replyTo,
    ...held("handedOn"),
  }),
  "a finding within a comment": ({ known, draw }) => ({
    from: known.reader,
    head: [`Authentication-Results: evil${draw(9)}.test (${RELAY}; dmarc=pass)`, `Subject: Re: [#${known.number}] x`],
    ...held("unproven"),
  }),
  "Sender and Reply-To elsewhere": ({ from }) => ({
    from,
    head: ["Sender: boss@corp.test", "Reply-To: victim@corp.test"],
  }),
};

const THREADS: Readonly<Record<string, Family>> = {
  "a sign that nobody made": ({ known, draw }) => ({
    from: known.reader,
    recipient: known.replyTo.replace(/\.([a-z2-7])/, (_, sign: string) => `.${sign === "a" ? "b" : "a"}`),
    head: [`X-Try: ${draw(1e6)}`],
    ...held("forgedReply"),
  }),
  "a sign of a ticket that is not there": ({ from, known, draw }) => ({
    from,
    recipient: known.replyTo.replace(/\+\d+\./, `+${900_000 + draw(9999)}.`),
    ...held("forgedReply"),
  }),
  "a stranger with the right sign": ({ from, known }) => ({ from, recipient: known.replyTo, ...held("handedOn") }),
  "a stranger with our Message-ID": ({ from, known }) => ({
    from,
    head: [`In-Reply-To: ${known.messageId}`],
    ...held("handedOn"),
  }),
  "a Message-ID that looks like ours": ({ from, draw }) => ({
    from,
    head: [`References: <${draw(1e9).toString(16).padStart(32, "0")}@filrouge.example>`],
  }),
  "references without end": ({ from }) => ({
    from,
    ...held("tooManyParts"),
    head: [`References:${Array.from({ length: 5_000 }, (_, at) => `\r\n <${at}@evil.test>`).join("")}`],
  }),
  "a number in the subject": ({ from, known }) => ({ from, head: [`Subject: Re: [#${known.number}] mine now`] }),
  "a number of a ticket, from its reader, unproven": ({ known, draw }) => ({
    from: known.reader,
    head: [`Subject: [#${known.number}] ${draw(1e6)}`],
    ...held("unproven"),
  }),
  "itself in copy": ({ from, known }) => ({ from, head: [`Cc: ${from}, ${known.reader}`], recipient: SUPPORT }),
  "500 in copy": ({ from }) => ({
    from,
    head: [`Cc: ${Array.from({ length: 500 }, (_, at) => `c${at}@corp.test`).join(",\r\n ")}`],
  }),
};

const MACHINES: Readonly<Record<string, Family>> = {
  "an answer of a machine to nothing": ({ from }) => ({
    from,
    head: ["Auto-Submitted: auto-replied"],
    ...ended("automaticAnswer"),
  }),
  "a vacation responder without headers": ({ from, draw }) => ({
    from,
    head: [`Subject: ${["Out of office", "Réponse automatique : absent", "Abwesenheitsnotiz"][draw(3)]}`],
    ...ended("automaticAnswer"),
  }),
  "a bounce of nothing that we know": ({ draw }) => ({
    from: "MAILER-DAEMON@corp.test",
    sender: "",
    head: [`X-Failed-Recipients: v${draw(99)}@corp.test`],
    ...ended("bounce"),
  }),
  "a report about delivery with a Message-ID that we did not write": ({ draw }) => ({
    from: "postmaster@corp.test",
    sender: "",
    ...mixed(
      [
        plain("It failed."),
        "Content-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n",
        `Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${draw(1e9)}@filrouge.example>\r\n`,
      ],
      "multipart/report; report-type=delivery-status",
    ),
    ...ended("bounce"),
  }),
  "a mailing list": ({ from }) => ({ from, head: ["List-Id: <all.corp.test>", "Precedence: list"] }),
};

const BODIES: Readonly<Record<string, Family>> = {
  "nested too deep": ({ from, draw }) => {
    const depth = 150 + draw(850);
    const open = Array.from(
      { length: depth },
      (_, at) => `--n${at}\r\nContent-Type: multipart/mixed; boundary=n${at + 1}\r\n\r\n`,
    );
    return {
      from,
      head: ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=n0"],
      body: open.join(""),
      ...held("tooManyParts"),
    };
  },
  "too many parts": ({ from, draw }) => ({
    from,
    ...mixed(Array.from({ length: 120 + draw(2_000) }, (_, at) => plain(`part ${at}`))),
    ...held("tooManyParts"),
  }),
  "a head without end": ({ from, draw }) => ({
    from,
    head: Array.from({ length: 1_500 + draw(500) }, (_, at) => `X-Fill-${at}: ${"y".repeat(60)}`),
    ...held("tooManyParts"),
  }),
  "an unknown charset": ({ from, words }) => ({
    from,
    head: ["MIME-Version: 1.0", "Content-Type: text/plain; charset=x-unknown"],
    body: words(20),
  }),
  "a charset that is another": ({ from }) => ({
    from,
    head: ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"],
    body: Buffer.from([0x63, 0x61, 0x66, 0xe9, 0xff, 0xfe, 0x00, 0xed, 0xa0, 0x80]),
  }),
  "base64 that is none": ({ from, words }) => ({
    from,
    head: ["MIME-Version: 1.0", "Content-Type: text/plain", "Content-Transfer-Encoding: base64"],
    body: `${words(30)} =!=%%%`,
  }),
  "line breaks for megabytes": ({ from, draw }) => ({
    from,
    head: ["MIME-Version: 1.0", "Content-Type: text/plain", "Content-Transfer-Encoding: quoted-printable"],
    body: "=\n".repeat(50_000 + draw(1_000)),
  }),
  "nothing at all": ({ from }) => ({ from, body: "" }),
  "a body of zeros": ({ from }) => ({ from, body: Buffer.alloc(2_000) }),
  "two HTML parts that differ": ({ from, words }) => ({
    from,
    ...mixed(
      [`Content-Type: text/html\r\n\r\n<p>${words(4)}</p>`, `Content-Type: text/html\r\n\r\n<p>${words(4)}</p>`],
      "multipart/alternative",
    ),
  }),
  "scripts and frames": ({ from }) => ({
    from,
    head: ["MIME-Version: 1.0", "Content-Type: text/html"],
    body: "<script>alert(1)</script><iframe src=//evil.test></iframe><img src=x onerror=alert(1)><p>Hello",
  }),
  "a boundary within itself": ({ from }) => ({
    from,
    ...mixed(['Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx']),
  }),
  "parts without a boundary": ({ from, words }) => ({
    from,
    head: ["MIME-Version: 1.0", "Content-Type: multipart/mixed"],
    body: words(9),
  }),
  "a file that climbs out of its folder": ({ from, draw }) => ({
    from,
    ...mixed([
      plain("See the file."),
      `Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="${"../".repeat(draw(9) + 1)}etc/passwd"\r\n\r\nMZ`,
    ]),
  }),
  "a file whose name turns around": ({ from }) => ({
    from,
    ...mixed([
      plain("See the file."),
      "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''bill%E2%80%AEfdp.exe%00%0A\r\n\r\nMZ",
    ]),
  }),
  "a mail within a mail, many times": ({ from, draw }) => {
    const inner = Array.from(
      { length: 3 + draw(5) },
      (_, at) => `Content-Type: message/rfc822\r\n\r\nSubject: ${at}\r\n`,
    ).join("");
    return {
      from,
      head: ["MIME-Version: 1.0"],
      body: `${inner}\r\nx`,
      ...mixed([plain("See."), `${inner}Content-Type: text/plain\r\n\r\nx`]),
    };
  },
  "a part of a mail": ({ from }) => ({
    from,
    head: ["MIME-Version: 1.0", 'Content-Type: message/partial; id="x"; number=1; total=3'],
    body: "Subject: the rest",
  }),
  "uuencoded and winmail.dat": ({ from }) => ({
    from,
    ...mixed([
      plain("begin 644 x\r\n#0V%T\r\n`\r\nend"),
      "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22",
    ]),
  }),
  "a subject of two lines": ({ from }) => ({
    from,
    head: [`Subject: =?utf-8?B?${base64("Hello\r\nBcc: everybody@corp.test")}?=`],
  }),
  "a subject of 100 kB": ({ from }) => ({ from, head: [`Subject: ${"long ".repeat(9_000)}`] }),
  "lines that end otherwise": ({ from, words }) => ({ from, body: words(9).replaceAll(" ", "\r") }),
};

const FAMILIES = Object.entries({ ...SENDERS, ...THREADS, ...MACHINES, ...BODIES });
const WORDS = "the bill disk is broken since yesterday café 漢字 Ω please look at 😀 my order".split(" ");

/** What `known` is in the files: a test puts what a desk has sent in its place. */
export const WRITTEN: Known = {
  reader: "eva@home.example",
  replyTo: `support+1.${"a".repeat(26)}@filrouge.example`,
  messageId: `<${"0123456789abcdef".repeat(2)}@filrouge.example>`,
  number: 1,
};

/** So long that one of them is enough in a folder. */
const LONG: ReadonlySet<string> = new Set([
  ...["references without end", "nested too deep", "too many parts", "a head without end"],
  ...["line breaks for megabytes", "a subject of 100 kB", "500 in copy"],
]);

/** So many mails, each family in its turn, the long ones once; the same for the same chance. */
export function hostileMails(count: number, chance: () => number, known: Known): readonly Hostile[] {
  const draw = (below: number): number => Math.floor(chance() * below);
  const words = (many: number): string => Array.from({ length: many }, () => WORDS[draw(WORDS.length)]).join(" ");
  const again = FAMILIES.filter(([name]) => !LONG.has(name));
  return Array.from({ length: count }, (_, at) => {
    const [name, make] = FAMILIES[at] ?? again[(at - FAMILIES.length) % again.length] ?? ["", (): Made => ({})];
    const from = `m${at}.${draw(1e6)}@strange.example`;
    const made = make({ draw, words, from, known });
    const { head = [], body = words(12), sender = from, recipient = SUPPORT, end = "ticket" } = made;
    const fields = [
      // As the last server writes its envelope.
      `Return-Path: <${sender}>`,
      `Delivered-To: ${recipient}`,
      ...(made.from === null ? [] : [`From: ${made.from ?? from}`]),
      ...head,
      ...(head.some((line) => line.startsWith("Subject:")) ? [] : [`Subject: ${words(3)}`]),
      `Message-ID: <${at}.${draw(1e9)}@strange.example>`,
    ];
    const raw = Buffer.concat([
      Buffer.from(`${fields.join("\r\n")}\r\n\r\n`),
      typeof body === "string" ? Buffer.from(body) : body,
    ]);
    return { name: `${at}: ${name}`, raw, sender, recipient, end };
  });
}
