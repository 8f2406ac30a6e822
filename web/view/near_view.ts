// Tells when an element comes within a screen of what is seen.
export class NearView {
  readonly #calls = new WeakMap<Element, () => void>();
  readonly #observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        this.#observer.unobserve(target);
        this.#calls.get(target)?.();
      }
    },
    { rootMargin: "100% 0px" },
  );

  /** Calls `near` once `element` is near; the result ends the watch. */
  watch(element: Element, near: () => void): () => void {
    this.#calls.set(element, near);
    this.#observer.observe(element);
    return () => this.#observer.unobserve(element);
  }
}
