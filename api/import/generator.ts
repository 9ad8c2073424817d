/** What a generated log is made of. The same options give the same log to the byte. */
export interface LogOptions {
  readonly cases?: number;
  readonly seed?: number;
  /** First day, `yyyy-MM-dd`. */
  readonly from?: string;
  /** Days over which cases begin. */
  readonly days?: number;
}

export const COLUMNS = [
  "case_id",
  "activity",
  "resource",
  "completed_at",
  "customer",
  "product",
  "responsible_section",
  "seriousness",
  "service_level",
  "service_type",
  "support_section",
  "workgroup",
] as const;

export type LogRow = { readonly [column in (typeof COLUMNS)[number]]: string };

/**
 * What follows what, by weight, and the hours in between (median): the habits of a help desk as published figures tell
 * them. Most tickets are weighed, taken, resolved and closed after thirty days; some wait, some come back, some steps are
 * written twice, and a few do what no manager would draw.
 */
const NEXT: { readonly [activity: string]: readonly (readonly [next: string, weight: number, hours: number])[] } = {
  "Insert ticket": [
    ["Assign seriousness", 111, 0.1],
    ["Take in charge ticket", 3, 1],
  ],
  "Assign seriousness": [
    ["Take in charge ticket", 4142, 6],
    ["Assign seriousness", 438, 1],
    ["Resolve ticket", 257, 2],
    ["Wait", 70, 4],
    ["Require upgrade", 10, 200],
    ["Create SW anomaly", 4, 4],
  ],
  "Take in charge ticket": [
    ["Resolve ticket", 3510, 3],
    ["Wait", 1221, 20],
    ["Take in charge ticket", 100, 17],
    ["Require upgrade", 70, 54],
    ["Create SW anomaly", 50, 0.2],
    ["Schedule intervention", 5, 5],
    ["Assign seriousness", 1, 5],
  ],
  Wait: [
    ["Resolve ticket", 744, 215],
    ["Take in charge ticket", 547, 120],
    ["Wait", 101, 21],
    ["Require upgrade", 6, 60],
    ["Create SW anomaly", 2, 60],
  ],
  "Require upgrade": [
    ["Resolve ticket", 75, 350],
    ["Require upgrade", 10, 26],
    ["Wait", 10, 10],
    ["Take in charge ticket", 6, 70],
  ],
  "Create SW anomaly": [
    ["Resolve ticket", 40, 350],
    ["Require upgrade", 7, 90],
    ["Resolve SW anomaly", 5, 200],
    ["Take in charge ticket", 3, 50],
  ],
  "Resolve SW anomaly": [
    ["Resolve ticket", 5, 20],
    ["Require upgrade", 2, 20],
  ],
  "Schedule intervention": [
    ["Resolve ticket", 4, 30],
    ["Take in charge ticket", 1, 30],
  ],
  "Resolve ticket": [
    ["Closed", 4479, 720],
    ["Resolve ticket", 246, 0],
    ["Take in charge ticket", 150, 42],
    ["Wait", 3, 20],
    ["VERIFIED", 2, 20],
  ],
  VERIFIED: [
    ["Resolve ticket", 1, 5],
    ["INVALID", 1, 5],
  ],
  INVALID: [["Resolve ticket", 1, 5]],
  Closed: [
    ["", 4479, 0],
    ["Closed", 14, 0],
    ["Take in charge ticket", 1, 40],
  ],
};

/** Mulberry32: a small generator of even numbers in [0, 1), the same for the same seed everywhere. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const HOUR = 3_600_000;

/** Wall time, moved to the next office hour: Monday to Friday, 8 to 18. */
function office(wall: number): number {
  const day = new Date(wall).getUTCDay();
  const hour = new Date(wall).getUTCHours();
  if (day === 6) return office(wall + 48 * HOUR);
  if (day === 0) return office(wall + 24 * HOUR);
  if (hour < 8) return wall + 8 * HOUR;
  return hour >= 18 ? office(wall + 12 * HOUR) : wall;
}

const shown = (wall: number): string => new Date(wall).toISOString().slice(0, 19).replace("T", " ");

/** An event log shaped on the published figures of a real help desk: repeats, duplicates, ties and reopenings included. */
export function generateLog(options: LogOptions = {}): readonly LogRow[] {
  const { cases = 4479, seed = 1, from = "2010-01-13", days = 1400 } = options;
  const random = dice(seed);
  const start = Date.parse(`${from}T00:00:00Z`);
  const pick = (prefix: string, most: number) => `${prefix} ${1 + Math.floor(random() ** 2.5 * most)}`;
  const rows: { readonly wall: number; readonly row: LogRow }[] = [];
  for (let index = 1; index <= cases; index += 1) {
    const attributes = {
      case_id: `Case ${index}`,
      customer: pick("Customer", 392),
      product: pick("Product", 20),
      responsible_section: pick("Section", 7),
      service_level: pick("Level", 4),
      service_type: pick("Service", 4),
      support_section: pick("Support", 7),
      workgroup: pick("Workgroup", 4),
    };
    let seriousness = pick("Seriousness", 4);
    let resource = pick("Operator", 22);
    let activity = random() < 114 / 4479 ? "Insert ticket" : "Assign seriousness";
    let wall = office(start + Math.floor(random() * days * 24) * HOUR + Math.floor(random() * 3600) * 1000);
    while (activity !== "") {
      rows.push({ wall, row: { ...attributes, seriousness, activity, resource, completed_at: shown(wall) } });
      const [next, hours] = after(activity, random);
      // What is written twice is, every other time, the very same row again.
      const again = next === activity && hours === 0 && random() < 0.5;
      if (!again) {
        wall = next === "Closed" && activity === "Resolve ticket" ? wall + 720 * HOUR : later(wall, hours, random);
        if (random() < 0.6) resource = pick("Operator", 22);
        if (next === "Assign seriousness" && random() < 0.15) seriousness = pick("Seriousness", 4);
      }
      activity = next;
    }
  }
  return rows.sort((a, b) => a.wall - b.wall).map(({ row }) => row);
}

function after(activity: string, random: () => number): readonly [string, number] {
  const ways = NEXT[activity] ?? [];
  let left = random() * ways.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [next, weight, hours] of ways) {
    left -= weight;
    if (left < 0) return [next, hours];
  }
  return ["", 0];
}

/** A skewed wait around the median, never under a second unless it is none, ending in office hours. */
function later(wall: number, hours: number, random: () => number): number {
  if (random() < 0.005) return wall;
  const spread = Math.exp((random() + random() + random() - 1.5) * 2.4);
  return office(wall + Math.max(1000, Math.round((hours * HOUR * spread) / 1000) * 1000));
}

/** The rows as a CSV file. */
export function logText(rows: readonly LogRow[]): string {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(row[column])).join(","));
  return `${COLUMNS.join(",")}\n${lines.join("\n")}\n`;
}
