import { afterEach, describe, expect, test, vi } from "vitest";
import { ServiceWorkerOffline, type Offline } from "../../web/io/offline.ts";
import { Update } from "../../web/store/update.svelte.ts";

afterEach(() => vi.unstubAllGlobals());

/** A browser that keeps the page and tells of a new version when `publish` is called. */
function fakeOffline(renew: Offline["renew"] = async () => undefined): Offline & { publish(): void } {
  let onNew: () => void = () => undefined;
  return {
    keep: async (tell) => {
      onNew = tell;
      return null;
    },
    renew,
    publish: () => onNew(),
  };
}

describe("Update", () => {
  test("tells of a new version until it is put off, and of the next one again", async () => {
    const offline = fakeOffline();
    const update = new Update(offline, async () => undefined);
    await update.start();
    expect([update.notKept, update.ready]).toEqual([null, false]);
    offline.publish();
    expect(update.ready).toBe(true);
    update.putOff();
    expect(update.ready).toBe(false);
    offline.publish();
    expect(update.ready).toBe(true);
  });

  test("takes it when all changes are kept, not before", async () => {
    const renew = vi.fn(async () => undefined);
    let settle = () => undefined as void;
    const settled = new Promise<void>((resolve) => (settle = resolve));
    const taking = new Update(fakeOffline(renew), () => settled).take();
    await Promise.resolve();
    expect(renew).not.toHaveBeenCalled();
    settle();
    await taking;
    expect(renew).toHaveBeenCalledOnce();
  });

  test("still offers one where the last has gone before it was taken", async () => {
    const offline = fakeOffline(() => Promise.reject(new Error("gone")));
    const update = new Update(offline, async () => undefined);
    await update.start();
    offline.publish();
    await update.take();
    expect(update.ready).toBe(true);
  });
});

describe("the page is not kept, and the reason is told", () => {
  const keep = (protocol: string, navigator: object) => {
    vi.stubGlobal("location", { protocol });
    vi.stubGlobal("navigator", navigator);
    return new ServiceWorkerOffline().keep(() => undefined);
  };
  const serviceWorker = (register: () => Promise<unknown>) => ({
    serviceWorker: Object.assign(new EventTarget(), { controller: null, register }),
  });
  const worker = (state: string) => Object.assign(new EventTarget(), { state });

  test("where it is opened from a file", async () => {
    const register = vi.fn();
    expect(await keep("file:", serviceWorker(register))).toBe("file");
    expect(register).not.toHaveBeenCalled();
  });

  test("where there are no service workers", async () => {
    expect(await keep("http:", {})).toBe("unsupported");
  });

  test("where the server does not answer, or storage is forbidden", async () => {
    expect(await keep("https:", serviceWorker(() => Promise.reject(new TypeError("404"))))).toBe("failed");
  });

  test("where one of its files is missing", async () => {
    const installing = worker("installing");
    const registration = Object.assign(new EventTarget(), { installing, waiting: null, active: null });
    const keeping = keep("https:", serviceWorker(async () => registration));
    await Promise.resolve();
    installing.state = "redundant";
    installing.dispatchEvent(new Event("statechange"));
    expect(await keeping).toBe("failed");
  });
});
