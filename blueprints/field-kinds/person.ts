import { defineFieldKind, no } from "./kind.ts";

export const person = defineFieldKind({
  type: "person",
  title: { en: "Person", fr: "Personne" },
  description: { en: "An agent or a group of the desk.", fr: "Un agent ou un groupe du service." },
  holds: "text",
  takes: [],
  operators: [],
  fault: (value) =>
    typeof value === "string" && /^(agent|group):[a-z0-9][a-z0-9._-]{0,63}$/.test(value)
      ? null
      : no("Choose an agent or a group.", "Choisissez un agent ou un groupe."),
});
