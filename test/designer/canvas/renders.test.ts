import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureCanvas, servePerfPage } from "../../bench/canvas.ts";
import { type OpenBrowser, openBrowser } from "../../browser.ts";

let served: Awaited<ReturnType<typeof servePerfPage>>;
let browser: OpenBrowser;
beforeAll(async () => {
  served = await servePerfPage();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

describe("dragging a state", () => {
  it("draws that state once a move, the arrows at it no more than once a move each, and nothing while panning", async () => {
    const context = await browser.person();
    const page = await context.newPage();
    const { stateRenders, arrowRenders, panRenders } = await measureCanvas(
      page,
      `${served.origin}/perf/canvas?n=100&zoom=fit`,
    );
    expect(stateRenders).toBe(60);
    // Arrows of the dragged state each move, and once more those that the drop leads round it.
    expect(arrowRenders).toBeLessThanOrEqual(60 * 8);
    expect(panRenders).toBe(0);
    await context.close();
  });
});
