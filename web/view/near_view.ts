// Tells when an element comes within a screen of what is seen, and when it is farther away again.
export class NearView {
  readonly #calls = new WeakMap<Element, (near: boolean) => void>();
  readonly #observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) this.#calls.get(target)?.(isIntersecting);
    },
    { rootMargin: "100% 0px" },
  );

  /** Calls `near` with each change; the result ends the watch. */
  watch(element: Element, near: (is: boolean) => void): () => void {
    this.#calls.set(element, near);
    this.#observer.observe(element);
    return () => this.#observer.unobserve(element);
  }
}
