// Gives up on something that has not been heard of for long.

export class Silence {
  /** Rejects after that long. */
  readonly broken: Promise<never>;
  readonly #seconds: number;
  #giveUp: () => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** It begins at once. `error`: what is said when it has lasted `seconds`. */
  constructor(seconds: number, error: () => Error) {
    this.#seconds = seconds;
    this.broken = new Promise((_, reject) => (this.#giveUp = () => reject(error())));
    this.heard();
  }

  /** It begins anew. */
  heard(): void {
    this.end();
    this.#timer = setTimeout(this.#giveUp, this.#seconds * 1000);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
