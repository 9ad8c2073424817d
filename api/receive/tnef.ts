/** A file within what Outlook sends as `winmail.dat`. */
export interface TnefFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SIGNATURE = 0x223e9f78;
const ATTACHMENT = 2;
/** Attributes of an attachment, as [MS-OXTNEF] numbers them. */
const RENDERING = 0x9002;
const TITLE = 0x8010;
const DATA = 0x800f;
const PROPERTIES = 0x9005;
/** The long name of a file; what stands in its title may be cut to eight letters and three. */
const LONG_NAME = 0x3707;
const UNICODE = 0x1f;
const STRING8 = 0x1e;
const MOST = 50;

/** The files in it, in their order; what is cut short gives what came before. Empty: it holds none, or is something else. */
export function filesOfTnef(content: Uint8Array): readonly TnefFile[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return [];
  const found: { title: string; long: string; bytes: Uint8Array | null }[] = [];
  for (let at = 6; at + 9 <= bytes.length; ) {
    const level = bytes.readUInt8(at);
    const attribute = bytes.readUInt16LE(at + 1);
    const from = at + 9;
    const to = from + bytes.readUInt32LE(at + 5);
    if (to > bytes.length) break;
    // A checksum of two bytes ends it.
    at = to + 2;
    if (level !== ATTACHMENT) continue;
    if (attribute === RENDERING) found.push({ title: "", long: "", bytes: null });
    const last = found.at(-1);
    if (!last || found.length > MOST) continue;
    const value = bytes.subarray(from, to);
    if (attribute === TITLE) last.title = untilZero(value.toString("latin1"));
    if (attribute === DATA) last.bytes = new Uint8Array(value);
    if (attribute === PROPERTIES) last.long = longName(value);
  }
  return found
    .slice(0, MOST)
    .flatMap(({ title, long, bytes: held }) => (held === null ? [] : [{ name: long || title, bytes: held }]));
}

const untilZero = (text: string): string => text.split("\0", 1)[0] ?? "";

/** Found by its tag: what else stands among the properties need not be understood for it. */
function longName(properties: Buffer): string {
  for (const [type, encoding] of [
    [UNICODE, "utf16le"],
    [STRING8, "latin1"],
  ] as const) {
    const tag = Buffer.alloc(8);
    tag.writeUInt16LE(type, 0);
    tag.writeUInt16LE(LONG_NAME, 2);
    tag.writeUInt32LE(1, 4);
    const at = properties.indexOf(tag);
    if (at < 0 || at + 12 > properties.length) continue;
    const length = properties.readUInt32LE(at + 8);
    const from = at + 12;
    if (length <= 1_024 && from + length <= properties.length)
      return untilZero(properties.toString(encoding, from, from + length));
  }
  return "";
}
