import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { sampleBlueprint } from "../../designer/perf/sample.ts";
import { openBrowser } from "../browser.ts";
import { startDesk } from "../faults/desk-process.ts";
import type { BenchRow } from "./bench.ts";
import { p95 } from "./large/p95.ts";

const PAGE = fileURLToPath(new URL("../../designer/dist/index.html", import.meta.url));
const STATES = 500;

interface Measured {
  /** From the address to a picture that answers to keys, with everything fetched once before. */
  readonly openMs: number;
  readonly keyP95Ms: number;
  readonly problemsMs: number;
  readonly layoutMs: number;
  /** The longest time without a frame while places are worked out, from the key to the first states that move. */
  readonly layoutStillMs: number;
}

/** Its list of problems is short, so that one more is seen: all are open and lead to an end, and no two steps have one name. */
function sound(): Blueprint {
  const sample = sampleBlueprint(STATES);
  return {
    ...sample,
    entry: { into: { new: "s0", open: "s0" } },
    states: [
      ...sample.states.map((one) => ({ ...one, status: "open" as const })),
      { id: "end", name: "End", status: "solved", final: "resolved" },
    ],
    transitions: [
      ...sample.transitions.map((one, index) => ({ ...one, name: `Step ${index}` })),
      { id: "finish", name: "Finish", from: "any", to: "end" },
    ],
  };
}

/** The editor as it is served, with a blueprint of 500 states. */
async function measure(): Promise<Measured> {
  if (!existsSync(PAGE)) throw new Error("The interface is not built: npm run bench builds it.");
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const desk = await startDesk({ data });
  const browser = await openBrowser();
  try {
    const context = await browser.person({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const headers = { origin: desk.address };
    const signIn = await page.request.post(`${desk.address}/api/sign-in`, {
      data: { email: "ada@filrouge.example", password: "filrouge" },
      headers,
    });
    if (!signIn.ok()) throw new Error(`Nobody could sign in: ${signIn.status()}.`);
    const made = await page.request.post(`${desk.address}/api/definitions`, {
      data: sound(),
      headers,
    });
    if (!made.ok()) throw new Error(`The blueprint was not taken: ${made.status()} ${await made.text()}`);
    const address = `${desk.address}/blueprints/sample`;
    const opened = async (): Promise<number> => {
      const start = performance.now();
      await page.goto(address);
      await page.locator(".react-flow__node").first().waitFor();
      await page.locator(".react-flow").focus();
      return performance.now() - start;
    };
    await opened();
    await page.waitForTimeout(1_500);
    const visits = [await opened(), await opened(), await opened()].sort((a, b) => a - b);
    await page.waitForTimeout(1_500);
    await page.keyboard.press("ArrowRight");
    const keyP95Ms = await keysToPaint(page);
    const problemsMs = await editToProblems(page);
    // After 5 s the page gives it up and says so: then these two fail, and the others still tell theirs.
    const gaveUp = { layoutMs: Number.NaN, layoutStillMs: Number.NaN };
    const { layoutMs, layoutStillMs } = await layout(page).catch(() => gaveUp);
    return { openMs: visits[1] ?? Number.NaN, keyP95Ms, problemsMs, layoutMs, layoutStillMs };
  } finally {
    await browser.close();
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** From a key going down in the field for the name of a state to the frame after the one that draws it. */
async function keysToPaint(page: Page): Promise<number> {
  const name = page.getByRole("complementary", { name: "Settings" }).getByRole("textbox", { name: "Name" });
  await name.waitFor();
  await page.evaluate(() => {
    const painted: number[] = [];
    addEventListener(
      "keydown",
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => painted.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      true,
    );
    Object.assign(window, { __painted: painted });
  });
  await name.focus();
  for (const letter of "Waiting for the customer to send it back to us")
    await page.keyboard.press(letter, { delay: 40 });
  await page.waitForTimeout(500);
  return p95(await page.evaluate(() => (window as unknown as { __painted: number[] }).__painted));
}

/** From taking a state away to the count of problems that says so. */
async function editToProblems(page: Page): Promise<number> {
  const tab = page.getByText(/^Problems \(/);
  await tab.waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    const tab = [...document.querySelectorAll("button")].find((one) => one.textContent?.startsWith("Problems"));
    const before = tab?.textContent;
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        const observer = new MutationObserver(() => {
          if (tab?.textContent === before) return;
          observer.disconnect();
          Object.assign(window, { __problems: performance.now() - timeStamp });
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      },
      { capture: true, once: true },
    );
  });
  await page.locator(".react-flow").focus();
  await page.keyboard.press("n");
  await page.waitForFunction(() => "__problems" in window);
  const found = await page.evaluate(() => (window as unknown as { __problems: number }).__problems);
  await page.keyboard.press("Escape");
  return found;
}

/** From the key that tidies up to the states in their new places. */
async function layout(page: Page): Promise<Pick<Measured, "layoutMs" | "layoutStillMs">> {
  await page.evaluate(() => {
    const places = () =>
      [...document.querySelectorAll<HTMLElement>(".react-flow__node")].map((one) => one.style.transform).join();
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        const before = places();
        const gaps: number[] = [];
        let last = timeStamp;
        const look = (now: number) => {
          if (places() !== before)
            return Object.assign(window, {
              __layout: { layoutMs: now - timeStamp, layoutStillMs: Math.max(0, ...gaps) },
            });
          gaps.push(now - last);
          last = now;
          return requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
  await page.locator(".react-flow").focus();
  await page.keyboard.press("Shift+Alt+T");
  await page.waitForFunction(() => "__layout" in window, undefined, { timeout: 10_000 });
  return page.evaluate(
    () => (window as unknown as { __layout: Pick<Measured, "layoutMs" | "layoutStillMs"> }).__layout,
  );
}

let run: Promise<Measured> | null = null;
const measured = (): Promise<Measured> => {
  run ??= measure();
  return run;
};

const row = (name: string, atMost: number, read: (m: Measured) => number): BenchRow => ({
  name: `designer, ${STATES} states: ${name}`,
  unit: "ms",
  bar: { atMost },
  run: async () => read(await measured()),
});

export const rows: readonly BenchRow[] = [
  row("opened a second time", 1_000, (m) => m.openMs),
  row("key press in a panel to paint, p95", 50, (m) => m.keyP95Ms),
  row("problems after an edit", 100, (m) => m.problemsMs),
  row("layout, in a worker", 2_000, (m) => m.layoutMs),
  row("longest time without a frame during it", 100, (m) => m.layoutStillMs),
];
