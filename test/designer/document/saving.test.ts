import { describe, expect, it } from "vitest";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { createSaver, type SaveAnswer, type SaveStatus } from "../../../designer/document/saving.ts";
import { small } from "../sample.ts";

/** A server and a clock at the border, driven by hand. */
function desk() {
  const sent: { document: Blueprint; revision: number; answer: (answer: SaveAnswer) => void }[] = [];
  const timers: { ms: number; act: () => void; off: boolean }[] = [];
  const statuses: SaveStatus["kind"][] = [];
  const saver = createSaver({
    document: small(),
    revision: 0,
    savedAt: null,
    onStatus: ({ kind }) => statuses.push(kind),
    later(ms, act) {
      const timer = { ms, act, off: false };
      timers.push(timer);
      return () => {
        timer.off = true;
      };
    },
    send: (document, revision) => new Promise((answer) => sent.push({ document, revision, answer })),
  });
  const ring = () => {
    const due = timers.splice(0).filter((timer) => !timer.off);
    for (const timer of due) timer.act();
    return due.map((timer) => timer.ms);
  };
  const settle = async (answer: SaveAnswer) => {
    sent.shift()?.answer(answer);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { saver, sent, statuses, ring, settle };
}
const named = (name: string): Blueprint => ({ ...small(), name });

describe("saving a draft", () => {
  it("still says when it was saved, once a change is taken back before it was sent", async () => {
    const { saver, ring, settle } = desk();
    const kept = named("Kept");
    saver.changed(kept);
    ring();
    await settle({ outcome: "saved", revision: 1, at: 5 });
    saver.changed(named("Taken back"));
    saver.changed(kept);
    expect(saver.status()).toEqual({ kind: "saved", at: 5 });
  });

  it("waits 800 ms after the last change and sends once", async () => {
    const { saver, sent, ring, settle } = desk();
    saver.changed(named("A"));
    saver.changed(named("B"));
    expect(ring()).toEqual([800]);
    expect(sent.map((it) => [it.document.name, it.revision])).toEqual([["B", 0]]);
    await settle({ outcome: "saved", revision: 1, at: 5 });
    expect(saver.status()).toEqual({ kind: "saved", at: 5 });
  });

  it("reads the revision when it sends: two quick edits after the first save meet no conflict", async () => {
    const { saver, sent, ring, settle } = desk();
    saver.changed(named("A"));
    ring();
    saver.changed(named("B"));
    saver.changed(named("C"));
    expect(sent).toHaveLength(1);
    await settle({ outcome: "saved", revision: 1, at: 1 });
    expect(saver.status().kind).toBe("waiting");
    ring();
    expect(sent.map((it) => [it.document.name, it.revision])).toEqual([["C", 1]]);
  });

  it("never says saved while something newer is unsent", async () => {
    const { saver, statuses, ring, settle } = desk();
    saver.changed(named("A"));
    ring();
    saver.changed(named("B"));
    await settle({ outcome: "saved", revision: 1, at: 1 });
    expect(statuses).toEqual(["waiting", "saving", "waiting"]);
  });

  it("tries again after a lost connection, ever more slowly, and keeps the newest", async () => {
    const { saver, sent, ring, settle } = desk();
    saver.changed(named("A"));
    ring();
    await settle({ outcome: "unsent" });
    expect(saver.status().kind).toBe("unsent");
    expect(ring()).toEqual([2000]);
    await settle({ outcome: "unsent" });
    saver.changed(named("B"));
    const waited = ring();
    expect(waited).toEqual([800]);
    expect(sent[0]?.document.name).toBe("B");
  });

  it("stops on a conflict until it is settled, then builds on the other's revision", async () => {
    const { saver, sent, ring, settle } = desk();
    saver.changed(named("A"));
    ring();
    await settle({ outcome: "conflict" });
    saver.changed(named("B"));
    expect(ring()).toEqual([]);
    expect(saver.status().kind).toBe("conflict");
    saver.settle(7, named("Theirs"));
    saver.changed(named("Both"));
    ring();
    expect(sent.map((it) => [it.document.name, it.revision])).toEqual([["Both", 7]]);
  });

  it("sends nothing of what grew from another document than the server's before the two are joined", async () => {
    const { saver, sent, ring, settle } = desk();
    saver.changed(named("A"));
    ring();
    await settle({ outcome: "saved", revision: 1, at: 1 });
    saver.changed(named("Left behind"));
    saver.contest(named("Its base"));
    expect(ring()).toEqual([]);
    expect([saver.status().kind, saver.acknowledged().name, saver.sent()]).toEqual(["conflict", "Its base", null]);
    saver.settle(1, named("A"));
    saver.changed(named("Both"));
    ring();
    expect(sent.map((it) => [it.document.name, it.revision])).toEqual([["Both", 1]]);
  });

  it("says why the server refused, and sends the next change", async () => {
    const { saver, sent, ring, settle } = desk();
    saver.changed(named("A"));
    ring();
    await settle({ outcome: "refused", reason: "too big" });
    expect(saver.status()).toEqual({ kind: "refused", reason: "too big" });
    saver.changed(named("B"));
    ring();
    expect(sent[0]?.document.name).toBe("B");
  });
});

describe("after publishing", () => {
  it("starts a new draft: the next save builds on no revision", async () => {
    const { saver, sent, ring, settle } = desk();
    saver.changed(named("A"));
    ring();
    await settle({ outcome: "saved", revision: 4, at: 1 });
    saver.rebase(0);
    saver.changed(named("B"));
    ring();
    expect(sent.map((it) => [it.document.name, it.revision])).toEqual([["B", 0]]);
  });
});
