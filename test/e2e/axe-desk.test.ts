import { axeFindsNothing } from "./axe.ts";

axeFindsNothing("ana", "remi");
