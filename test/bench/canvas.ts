import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { LANGUAGES } from "../../blueprints/text.ts";
import { openBrowser } from "../browser.ts";
import {
  clashesOf,
  crowdedLabels,
  drawnByHand,
  layoutOf,
  shippedBlueprints,
  tidied,
} from "../designer/canvas/by-hand.ts";
import type { BenchRow } from "./bench.ts";

const MOVES = 60;
const root = fileURLToPath(new URL("../..", import.meta.url));
const out = path.join(root, ".cache", "perf");
const TYPES: { readonly [extension: string]: string } = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** Builds the measuring page for production and serves it; its address is `/perf/canvas?n=500&zoom=fit`. */
export async function servePerfPage(): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const { build } = await import("vite");
  await build({
    configFile: path.join(root, "designer", "vite.config.ts"),
    logLevel: "warn",
    build: {
      outDir: out,
      emptyOutDir: true,
      rollupOptions: { input: path.join(root, "designer", "perf", "canvas.html") },
    },
  });
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? "/", "http://perf").pathname;
    const file = path.join(out, asked === "/perf/canvas" ? "perf/canvas.html" : path.normalize(asked));
    readFile(file).then(
      (body) =>
        response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: originOf(server), close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the page is not served on a port");
  return `http://127.0.0.1:${address.port}`;
}

export interface Measured {
  readonly stateRenders: number;
  readonly arrowRenders: number;
  readonly panRenders: number;
  readonly scriptMs: number;
  readonly styleMs: number;
  readonly frameP95: number;
  readonly longTasks: number;
}

/** Drags one state 60 moves, then pans 60 moves, with a real pointer; CPU is the main thread's own, not wall time. */
export async function measureCanvas(page: Page, address: string): Promise<Measured> {
  await page.goto(address);
  await page.waitForSelector(".react-flow__edge-path", { state: "attached" });
  await page.waitForTimeout(1500);
  if (new URL(address).searchParams.get("zoom") === "1") {
    await page.evaluate(() =>
      (window as unknown as { __flow: { zoomTo: (zoom: number) => Promise<boolean> } }).__flow.zoomTo(1),
    );
    await page.waitForTimeout(500);
  }
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const metrics = async (): Promise<ReadonlyMap<string, number>> =>
    new Map((await client.send("Performance.getMetrics")).metrics.map((m) => [m.name, m.value]));
  const start = await page.evaluate(() => {
    const wanted = { x: innerWidth / 2, y: innerHeight / 2 };
    const boxes = [...document.querySelectorAll(".react-flow__node")].map((e) => e.getBoundingClientRect());
    const distance = (b: DOMRect) => Math.hypot(b.x + b.width / 2 - wanted.x, b.y + b.height / 2 - wanted.y);
    const box = boxes.reduce((best, b) => (distance(b) < distance(best) ? b : best));
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    let long = 0;
    new PerformanceObserver((list) => {
      long += list.getEntries().length;
    }).observe({ type: "longtask" });
    Object.assign(window, {
      __frames: () => frames.splice(0),
      __long: () => long,
      __reset: () =>
        Object.assign((window as unknown as { __renders: object }).__renders, { state: 0, arrow: 0, canvas: 0 }),
    });
  });
  const read = <T>(name: string): Promise<T> =>
    page.evaluate((key) => (window as unknown as Record<string, () => T>)[key]?.() as T, name);
  const renders = () =>
    page.evaluate(() => ({ ...(window as unknown as { __renders: { state: number; arrow: number } }).__renders }));

  await page.mouse.move(start.x, start.y);
  await read("__reset");
  await read("__frames");
  const longBefore = await read<number>("__long");
  const before = await metrics();
  await page.mouse.down();
  for (let i = 1; i <= MOVES; i += 1)
    await page.mouse.move(start.x + 2 * i * Math.cos(i / 15), start.y + 2 * i * Math.sin(i / 15));
  const after = await metrics();
  const frames = (await read<number[]>("__frames")).sort((a, b) => a - b);
  const longTasks = (await read<number>("__long")) - longBefore;
  await page.mouse.up();
  await page.waitForTimeout(200);
  const drag = await renders();

  await read("__reset");
  const pane = await emptyPlace(page);
  await page.mouse.move(pane.x, pane.y);
  await page.mouse.down();
  for (let i = 1; i <= MOVES; i += 1) await page.mouse.move(pane.x + i, pane.y + i / 2);
  await page.mouse.up();
  const pan = await renders();

  const perMove = (...names: readonly string[]) =>
    names.reduce((sum, name) => sum + ((after.get(name) ?? 0) - (before.get(name) ?? 0)), 0) * (1000 / MOVES);
  return {
    stateRenders: drag.state,
    arrowRenders: drag.arrow,
    panRenders: pan.state + pan.arrow,
    scriptMs: perMove("ScriptDuration"),
    styleMs: perMove("RecalcStyleDuration", "LayoutDuration"),
    frameP95: frames[Math.floor(frames.length * 0.95)] ?? 0,
    longTasks,
  };
}

/** A point of the picture on which nothing is drawn. */
async function emptyPlace(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    for (let y = 20; y < innerHeight; y += 7)
      for (let x = 20; x < innerWidth; x += 7)
        if (document.elementFromPoint(x, y)?.classList.contains("react-flow__pane")) return { x, y };
    throw new Error("no empty place");
  });
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

let runs: Promise<readonly (readonly Measured[])[]> | null = null;

const SCENES = ["n=500&zoom=fit", "n=2000&zoom=1&cull=1"];

/** Three runs of each scene for all rows, so that the page is built once. */
function measured(): Promise<readonly (readonly Measured[])[]> {
  runs ??= (async () => {
    const served = await servePerfPage();
    const { person, close } = await openBrowser();
    try {
      const results: Measured[][] = SCENES.map(() => []);
      for (let round = 0; round < 3; round += 1)
        for (const [index, scene] of SCENES.entries()) {
          const context = await person();
          const page = await context.newPage();
          results[index]?.push(await measureCanvas(page, `${served.origin}/perf/canvas?${scene}`));
          await context.close();
        }
      return results;
    } finally {
      await close();
      await served.close();
    }
  })();
  return runs;
}

const rowsOf = (
  scene: number,
  name: string,
  most: { readonly script: number; readonly style: number },
): readonly BenchRow[] => {
  const row = (what: string, bar: BenchRow["bar"], unit: string, read: (m: Measured) => number): BenchRow => ({
    name: `${name}: ${what}`,
    bar,
    unit,
    run: async () => middle(((await measured())[scene] ?? []).map(read)),
  });
  return [
    row("state renders in 60 drag moves", { atLeast: 60, atMost: 60 }, "renders", (m) => m.stateRenders),
    row("renders while panning", { atMost: 0 }, "renders", (m) => m.panRenders),
    row("script a drag move", { atMost: most.script }, "ms CPU", (m) => m.scriptMs),
    row("style and layout a drag move", { atMost: most.style }, "ms CPU", (m) => m.styleMs),
    row("drag frame p95", { atMost: 17.5 }, "ms", (m) => m.frameP95),
  ];
};

/** Labels and lines of 200 pictures drawn by hand, and of what is shipped, tidied; looked at as they are drawn. */
async function clashesOfAll(): Promise<{
  readonly crowded: number;
  readonly through: number;
  readonly tidied: number;
}> {
  let [labels, crowded, through] = [0, 0, 0];
  for (let seed = 1; seed <= 200; seed += 1) {
    const layout = drawnByHand(seed);
    const found = clashesOf(layout);
    labels += layout.lines.length;
    crowded += crowdedLabels(found).size;
    through += found.linesThroughStates.length;
  }
  let clashing = 0;
  for (const document of shippedBlueprints())
    for (const language of LANGUAGES) {
      const found = clashesOf(layoutOf(await tidied(document), language));
      clashing += crowdedLabels(found).size + found.linesThroughStates.length;
    }
  return { crowded: (crowded / labels) * 100, through, tidied: clashing };
}

/** The canvas with 500 states and 740 transitions, all visible, and with 2,000 of which only what is on screen is drawn. */
export const rows: BenchRow[] = [
  ...rowsOf(0, "canvas", { script: 10, style: 4 }),
  ...rowsOf(1, "canvas, 2,000 states culled", { script: 5, style: 1.5 }),
  {
    name: "canvas: labels on labels or on states, 200 layouts by hand",
    bar: { atMost: 4 },
    unit: "% of labels",
    run: async () => (await clashesOfAll()).crowded,
  },
  {
    name: "canvas: lines through a third state, 200 layouts by hand",
    bar: { atMost: 0 },
    unit: "lines",
    run: async () => (await clashesOfAll()).through,
  },
  {
    name: "canvas: clashes of labels and lines, shipped blueprints tidied",
    bar: { atMost: 0 },
    unit: "clashes",
    run: async () => (await clashesOfAll()).tidied,
  },
];
