const PRIME = 0x0000000001000000000000000000013bn;
const BASIS = 0x6c62272e07bb014262b821756295c58dn;
const WIDTH = (1n << 128n) - 1n;

/** The FNV-1a hash of a text, 128 bits in hexadecimal: an id as short as any, however long the one it derives from. */
export function hashedId(text: string): string {
  let hash = BASIS;
  for (let at = 0; at < text.length; at++) hash = ((hash ^ BigInt(text.charCodeAt(at))) * PRIME) & WIDTH;
  return hash.toString(16).padStart(32, "0");
}
