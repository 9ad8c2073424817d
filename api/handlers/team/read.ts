import { team } from "../../contract/team.ts";
import { handles } from "../../http/handler.ts";
import { teamNow } from "../../present/team.ts";

export const readTeam = handles(team.read, async (desk) => ({ status: 200, body: await teamNow(desk) }));
