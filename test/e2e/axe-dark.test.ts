import { axeFindsNothing } from "./axe.ts";

axeFindsNothing("dark");
