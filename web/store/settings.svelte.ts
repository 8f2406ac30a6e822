// What a reader has set for all visits.
import { recall, remember } from "../io/memory.ts";

class Settings {
  #keys = $state(recall("visits", "keys") !== "off");

  /** Single keys do something. Who speaks to the machine, or touches keys by chance, switches them off. */
  get keys(): boolean {
    return this.#keys;
  }

  set keys(on: boolean) {
    this.#keys = on;
    remember("visits", "keys", on ? null : "off");
  }
}

export const settings = new Settings();
