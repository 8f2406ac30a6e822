import "svelte/elements";

// In ARIA 1.3 and in all browsers, not yet in Svelte's types.
declare module "svelte/elements" {
  interface AriaAttributes {
    "aria-description"?: string | null | undefined;
  }
}
