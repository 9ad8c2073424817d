import { refusal } from "./problems.ts";

/** A cursor that no page of the list has given. */
export const noCursor = () =>
  refusal("invalid", [
    {
      pointer: "/cursor",
      code: "invalid",
      message: { en: "This is no cursor of ours.", fr: "Ce n’est pas un curseur de notre part." },
    },
  ]);
