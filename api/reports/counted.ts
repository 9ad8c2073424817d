import type { RawBuilder } from "kysely";
import { COURSE_FIGURES, type CourseFigure, type Figure } from "../contract/figures.ts";
import type { Store } from "../db/connect.ts";
import { isCounted, type Report } from "./asked.ts";
import { ticketsOnCourse } from "./course.ts";

const isCourse = (figure: Figure): figure is CourseFigure => COURSE_FIGURES.some((one) => one === figure);

/** A ticket is one of those that a figure counts: by its row, or by its whole journal, read for that. */
export async function countedBy(
  store: Store,
  report: Report,
  figure: Figure,
  part: string | null,
): Promise<RawBuilder<boolean>> {
  if (!isCourse(figure)) return isCounted(store.dialect, report, figure, part);
  return store.dialect.among("ticket.id", await ticketsOnCourse(store, report, figure, part));
}
