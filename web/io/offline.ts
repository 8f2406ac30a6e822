// Keeps the page itself in the browser, so that it opens without its server, and takes a new version when the reader says so.
// The service worker that does it, sw.js, is made in vite.config.ts.
import { mayStore } from "./memory.ts";

/** Why the page is not kept: it is a file already, the browser has no service workers here, or it failed to install this one. */
export type NotKept = "file" | "unsupported" | "failed";

export interface Offline {
  /**
   * Comes when the page is kept, with null, or when it is not. From then on calls `onNew` whenever a newer version is there:
   * the browser looks for one when the page is opened, and nothing else does.
   */
  keep(onNew: () => void): Promise<NotKept | null>;
  /** Loads the page again, in its newest version; fails where a still newer one came meanwhile. */
  renew(): Promise<void>;
}

export class ServiceWorkerOffline implements Offline {
  #registration: ServiceWorkerRegistration | null = null;

  async keep(onNew: () => void): Promise<NotKept | null> {
    if (EDITION === "single" || !mayStore()) return "file";
    if (!("serviceWorker" in navigator)) return "unsupported";
    try {
      tellOfTakeover(onNew);
      const registration = await navigator.serviceWorker.register("./sw.js");
      await activated(registration.active ?? registration.waiting ?? registration.installing);
      this.#registration = registration;
      tellOfWaiting(registration, onNew);
      return null;
    } catch {
      return "failed"; // storage is full or forbidden, or the server did not answer
    }
  }

  async renew(): Promise<void> {
    const waiting = this.#registration?.waiting ?? null;
    if (waiting !== null) {
      waiting.postMessage({ type: "SKIP_WAITING" }); // Workbox listens for it
      await activated(waiting);
    }
    location.reload();
  }
}

function tellOfWaiting(registration: ServiceWorkerRegistration, onNew: () => void): void {
  const tell = () => {
    if (registration.waiting !== null) onNew();
  };
  const follow = () => registration.installing?.addEventListener("statechange", tell);
  registration.addEventListener("updatefound", follow);
  follow();
  tell();
}

/** A version that was taken in another window serves this one too, which still shows the one before. */
function tellOfTakeover(onNew: () => void): void {
  let served = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (served) onNew();
    served = true;
  });
}

function activated(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker?.state === "activated") resolve();
      else if (worker === null || worker.state === "redundant") reject(new Error("The service worker was not installed."));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}
