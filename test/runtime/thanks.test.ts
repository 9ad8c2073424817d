import { expect, test } from "vitest";
import { isBareThanks } from "../../runtime/thanks.ts";
import { agent, Desk, definitions, requester } from "./desk.ts";

test.each([
  "Thanks!",
  "Thank you so much",
  "Merci beaucoup !",
  "OK super, merci",
  "Merci\n> Votre mot de passe a été changé",
])("“%s” only thanks", (text) => {
  expect(isBareThanks(text)).toBe(true);
});

test.each(["Thanks, but it still fails", "Merci, et la facture ?", "It works", "ok", "", "Thank you?"])(
  "“%s” says more, or does not thank",
  (text) => {
    expect(isBareThanks(text)).toBe(false);
  },
);

test("a bare thank you keeps a solved ticket solved and flags it; any other word opens it", () => {
  const ana = agent("ana");
  const solved = () =>
    new Desk(definitions([])).submit().change(ana, { assignee: "agent:ana" }).change(ana, { status: "solved" });
  const desk = solved().says(requester, "Merci !");
  expect(desk.present).toMatchObject({ status: "solved", flags: ["thanked"], reopens: 0 });
  expect(desk.says(requester, "But it fails again").present).toMatchObject({ status: "open", reopens: 1 });
  expect(solved().change(ana, { status: "open" }).present).toMatchObject({ reopens: 1 });
});
