/**
 * Over plain http browsers leave `crypto.randomUUID` out, except on localhost; a desk in a private network is opened so. Loaded
 * before anything that asks for it.
 */
const randomId = (): ReturnType<Crypto["randomUUID"]> => {
  const bytes = crypto.getRandomValues(new Uint8Array(16)).map((byte, at) => {
    if (at === 6) return (byte & 0x0f) | 0x40; // version 4
    return at === 8 ? (byte & 0x3f) | 0x80 : byte; // the variant of RFC 9562
  });
  const [a, b, c, d, e] = [
    [0, 4],
    [4, 6],
    [6, 8],
    [8, 10],
    [10, 16],
  ].map(([from, to]) => Array.from(bytes.slice(from, to), (byte) => byte.toString(16).padStart(2, "0")).join(""));
  return `${a}-${b}-${c}-${d}-${e}`;
};

crypto.randomUUID ??= randomId;
