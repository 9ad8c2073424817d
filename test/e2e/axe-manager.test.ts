import { axeFindsNothing } from "./axe.ts";

axeFindsNothing("ada");
