// Small things the browser remembers: for this window, or for all visits.

/** Chromium shares storage among all pages opened from files: there nothing may be stored. */
export function mayStore(): boolean {
  return globalThis.location?.protocol.startsWith("http") ?? false;
}

type Area = "window" | "visits";

export function recall(area: Area, key: string): string | null {
  try {
    return mayStore() ? areaOf(area).getItem(`allegedly.${key}`) : null;
  } catch {
    return null; // forbidden by the reader's settings
  }
}

/** null forgets. */
export function remember(area: Area, key: string, value: string | null): void {
  try {
    if (!mayStore()) return;
    if (value === null) areaOf(area).removeItem(`allegedly.${key}`);
    else areaOf(area).setItem(`allegedly.${key}`, value);
  } catch {
    // Forbidden, or full: it is forgotten with the page.
  }
}

function areaOf(area: Area): Storage {
  return area === "window" ? sessionStorage : localStorage;
}
