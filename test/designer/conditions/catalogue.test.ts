import { describe, expect, test } from "vitest";
import { readables } from "../../../designer/conditions/catalogue.ts";

const at = (path: string, language: "en" | "fr" = "en") =>
  readables(null, [], language, false, [
    { id: "open", name: { en: "In hand", fr: "Pris en charge" }, status: "open" },
    { id: "asked", name: { en: "Asked", fr: "Demandé" }, status: "pending" },
    { id: "asked-2", name: { en: "Asked", fr: "Redemandé" }, status: "pending" },
  ]).find((one) => one.path === path)?.options;

describe("what a condition may read", () => {
  test("states are chosen by their names, and by their ids too where two have one name", () => {
    expect(at("ticket.state")).toEqual([
      { value: "open", label: "In hand" },
      { value: "asked", label: "Asked (asked)" },
      { value: "asked-2", label: "Asked (asked-2)" },
    ]);
    expect(at("ticket.state", "fr")?.map(({ label }) => label)).toEqual(["Pris en charge", "Demandé", "Redemandé"]);
  });

  test("channels are chosen by their names", () => {
    expect(at("ticket.channel")).toContainEqual({ value: "mail", label: "e-mail" });
    expect(at("ticket.channel", "fr")).toContainEqual({ value: "phone", label: "téléphone" });
  });
});
