import { expect, test } from "vitest";
import { isBareThanks } from "../../runtime/thanks.ts";
import { agent, Desk, definitions, requester } from "./desk.ts";

test.each([
  "Thanks!",
  "Thank you so much",
  "Merci beaucoup !",
  "OK super, merci",
  "Merci\n> Votre mot de passe a été changé",
  "Merci !\n\nLe 3 nov. 2026, Ana a écrit :\n> C'est fait.",
  "thx 👍",
  "Merci beaucoup, bonne fin de journée !",
  "Thank you for your quick reply. Have a nice day!",
  "Je vous remercie pour votre aide",
])("“%s” only thanks", (text) => {
  expect(isBareThanks(text)).toBe(true);
});

test.each([
  ...["Thanks, but it still fails", "Merci, et la facture ?", "It works", "ok", "", "Thank you?"],
  ...["Merci, 4512", "thanks :(", "merci 👎", "merci de me rappeler", "merci pour le remboursement", "no thanks"],
])("“%s” says more, or does not thank", (text) => {
  expect(isBareThanks(text)).toBe(false);
});

test("a bare thank you keeps a solved ticket solved and flags it; any other word opens it", () => {
  const ana = agent("ana");
  const solved = () =>
    new Desk(definitions([])).submit().change(ana, { assignee: "agent:ana" }).change(ana, { status: "solved" });
  const desk = solved().says(requester, "Merci !");
  expect(desk.present).toMatchObject({ status: "solved", flags: ["thanked"], reopens: 0 });
  expect(desk.says(requester, "But it fails again").present).toMatchObject({ status: "open", reopens: 1 });
  expect(solved().change(ana, { status: "open" }).present).toMatchObject({ reopens: 1 });
});

test("thanks with something attached says more: it opens the ticket", () => {
  const desk = new Desk(definitions([])).submit({ status: "solved", assignee: "agent:ana" });
  const log = { id: "f1", name: "log.txt", contentType: "text/plain", size: 3 };
  desk.send(
    {
      type: "messageReceived",
      message: { public: true, authorKind: "requester", text: "merci", attachments: [log] },
    },
    requester,
  );
  expect(desk.present.status).toBe("open");
});
