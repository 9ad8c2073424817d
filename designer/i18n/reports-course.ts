import { defineArea } from "./i18n.ts";

/** What journals tell of the way of tickets: steps, breaches, hours. */
export const reportsCourse = defineArea(
  "reports-course",
  {
    steps: "Steps taken",
    "steps.none": "No step was taken on a ticket of this period.",
    step: "Step",
    times: "Times",
    brokenAt: "Broken time limits, by state and version",
    brokenBy: "Broken time limits, by who had the ticket",
    "broken.hint":
      "Of the tickets that were opened in the period: where each stood when a limit was broken, and who had it then.",
    "broken.none": "No time limit was broken.",
    version: "Version",
    noBlueprint: "In no blueprint",
    load: "Opened by hour and channel",
    "load.none": "No ticket was opened in this period.",
    hour: "Hour",
  },
  {
    steps: "Étapes effectuées",
    "steps.none": "Aucune étape n’a été effectuée sur un ticket de cette période.",
    step: "Étape",
    times: "Fois",
    brokenAt: "Délais dépassés, par état et version",
    brokenBy: "Délais dépassés, par responsable du moment",
    "broken.hint":
      "Des tickets ouverts dans la période : où chacun se trouvait quand un délai a été dépassé, et qui l’avait alors.",
    "broken.none": "Aucun délai n’a été dépassé.",
    version: "Version",
    noBlueprint: "Dans aucun blueprint",
    load: "Ouverts par heure et par canal",
    "load.none": "Aucun ticket n’a été ouvert dans cette période.",
    hour: "Heure",
  },
);
