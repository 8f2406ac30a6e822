// As much of the W3C WebDriver protocol as a journey needs. The libraries that speak all of it want a newer Node.

/** The name under which the protocol hands out elements. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** Keys that are no characters. */
const KEYS: Readonly<Record<string, string>> = { Control: "\uE009" };

/** How long a driver may take for an answer, in milliseconds: longer than any session's patience. */
const ANSWER = 40_000;

/** Asks the driver at `address`; throws with its words when it cannot do so, and with what was asked when it says nothing. */
export async function command<Result>(address: string, method: "GET" | "POST" | "DELETE", given?: object): Promise<Result> {
  const asked = { method, signal: AbortSignal.timeout(ANSWER), ...(given === undefined ? {} : { body: JSON.stringify(given) }) };
  const response = await fetch(address, asked).catch((cause: unknown) => {
    throw new Error(`WebDriver: no answer to ${method} ${new URL(address).pathname} ${asked.body?.slice(0, 200) ?? ""}`, { cause });
  });
  const { value } = (await response.json()) as { value: Result & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
  return value;
}

/** One browser window, from its start to its end. */
export class Session {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** `view`: the size of the window. `patience`: how long to look for an element that is not there yet, in milliseconds. */
  static async start(driver: string, view: object, patience: number): Promise<Session> {
    const { sessionId } = await command<{ sessionId: string }>(`${driver}/session`, "POST", { capabilities: {} });
    const session = new Session(`${driver}/session/${sessionId}`);
    await session.#post("timeouts", { implicit: patience });
    await session.#post("window/rect", view);
    return session;
  }

  async open(url: string): Promise<void> {
    await this.#post("url", { url });
  }

  /** In the middle of the window: where the driver itself scrolls to, what sticks to an edge can lie over the element. */
  async click(element: string): Promise<void> {
    const found = await this.#find(element);
    const script = 'arguments[0].scrollIntoView({ block: "center" })';
    await this.#post("execute/sync", { script, args: [{ [ELEMENT]: found }] });
    await this.#post(`element/${found}/click`, {});
  }

  /** Types into an element; into one that chooses files, the path of a file. */
  async type(element: string, text: string): Promise<void> {
    await this.#post(`element/${await this.#find(element)}/value`, { text });
  }

  /** Presses keys that are held together, "Control+z". */
  async press(keys: string): Promise<void> {
    const values = keys.split("+").map((key) => KEYS[key] ?? key);
    const down = values.map((value) => ({ type: "keyDown", value }));
    const up = values.reverse().map((value) => ({ type: "keyUp", value }));
    await this.#post("actions", { actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }] });
  }

  /** Runs `read` in the page. */
  evaluate<Given, Result>(read: (given: Given) => Result, given: Given): Promise<Result> {
    return this.#post("execute/sync", { script: `return (${read})(arguments[0])`, args: [given] });
  }

  async end(): Promise<void> {
    await command(this.#address, "DELETE");
  }

  async #find(element: string): Promise<string> {
    const found = await this.#post<{ [ELEMENT]: string }>("element", { using: "xpath", value: element });
    return found[ELEMENT];
  }

  #post<Result>(path: string, given: object): Promise<Result> {
    return command<Result>(`${this.#address}/${path}`, "POST", given);
  }
}
