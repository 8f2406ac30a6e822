// What a reader has set for all visits.
import { recall, remember } from "../io/memory.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

class Settings {
  #keys = $state(recall("visits", "keys") !== "off");
  #theme = $state<Theme>(THEMES.find((theme) => theme === recall("visits", "theme")) ?? "system");

  /** Single keys do something. Who speaks to the machine, or touches keys by chance, switches them off. */
  get keys(): boolean {
    return this.#keys;
  }

  set keys(on: boolean) {
    this.#keys = on;
    remember("visits", "keys", on ? null : "off");
  }

  /** The colours of the page. */
  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    remember("visits", "theme", theme === "system" ? null : theme);
  }
}

export const settings = new Settings();
