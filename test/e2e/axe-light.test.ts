import { axeFindsNothing } from "./axe.ts";

axeFindsNothing("light");
