import { describe, expect, test } from "vitest";
import { actionOf, KEYS, nameOf } from "../../web/view/keys.ts";

const press = (key: string, modifiers: Partial<Parameters<typeof actionOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

describe("keys", () => {
  test("no key means two things", () => {
    const names = KEYS.flatMap(({ keys }) => keys.flatMap((key) => key.keys));
    expect(new Set(names).size).toBe(names.length);
  });

  test("with the command key, as on a Mac, and with AltGr, as brackets are typed", () => {
    expect(actionOf(press("z", { metaKey: true }), true)).toBe("undo");
    expect(actionOf(press("Z", { metaKey: true, shiftKey: true }), true)).toBe("redo");
    expect(actionOf(press("[", { ctrlKey: true, altKey: true }), true)).toBe("end-back");
    expect(actionOf(press("?", { shiftKey: true }), true)).toBe("help");
  });

  test("what the browser or a keyboard layout needs is left alone", () => {
    expect(actionOf(press("a", { ctrlKey: true }), true)).toBeNull();
    expect(actionOf(press("d", { altKey: true }), true)).toBeNull();
    expect(actionOf(press("Tab"), true)).toBeNull();
  });

  test("switched off, only leaving, undo and redo are left", () => {
    expect(actionOf(press("j"), false)).toBeNull();
    expect(actionOf(press("Delete"), false)).toBeNull();
    expect(actionOf(press("Escape"), false)).toBe("leave");
    expect(actionOf(press("z", { ctrlKey: true }), false)).toBe("undo");
  });

  test("are named as on the keyboard", () => {
    expect(["Escape", "j", "Ctrl+Shift+z", "Shift+ArrowRight"].map(nameOf)).toEqual(["Esc", "j", "Ctrl + Shift + Z", "Shift + →"]);
  });
});
