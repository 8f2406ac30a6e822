// What the page shows, and what it says beside that.
import type { Stage } from "../engine/protocol.ts";
import type { Comparison } from "./comparison.svelte.ts";
import type { Incoming } from "./incoming.svelte.ts";
import type { LockedFile } from "./locked_file.svelte.ts";
import type { Practice } from "./practice.svelte.ts";
import type { Reading } from "./reading.svelte.ts";

/** `reading`: a file is being read; `unpacking`: a link is; `starting`: the annotator has not begun yet. */
export type Doing = Stage | "reading" | "unpacking" | "starting";

interface Loading {
  readonly kind: "loading";
  /** The article, where it is known before the annotator has read it. */
  readonly text: string | null;
  readonly stage: Doing | null;
  /** From 0 to 1; null where it cannot be told. */
  readonly done: number | null;
}

export interface Annotated {
  readonly kind: "annotated";
  readonly reading: Reading;
  /** What it is held against. */
  readonly beside: Comparison | Practice | null;
}

export type Screen =
  | { readonly kind: "empty" }
  | Loading
  | Annotated
  /** A link or a file that asks something of who opened it. */
  | { readonly kind: "incoming"; readonly incoming: Incoming | LockedFile };

export interface Trouble {
  readonly message: string;
  /** Tries the same again, where that can help. */
  readonly retry: (() => void) | null;
}

export interface Notice {
  readonly message: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** What else goes with it. */
  readonly ondismiss?: () => void;
}

export interface Kept {
  readonly screen: Screen;
  readonly draft: string;
}
