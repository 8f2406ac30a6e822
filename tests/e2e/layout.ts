// What is wrong with where things lie on the page as it stands, one line each.
import type { Page } from "playwright-core";

/** What lies beyond the sides of the screen, or of a part that hides or scrolls what is wider than it. */
export const outside = (page: Page) => measure(page, findOutside);

/** What can be pressed and lies over something else that can, or sticks out of its bar. */
export const crowded = (page: Page) => measure(page, findCrowded);

/** What can be pressed and is less than 44 pixels high or wide: links in running text may be, and so may marks. */
export const small = (page: Page) => measure(page, findSmall);

// The functions below run in the page: they may use each other and nothing else.
function measure(page: Page, find: () => string[]): Promise<string[]> {
  const all = [findOutside, findCrowded, findSmall, seen, canBePressed, pressed, linesOf, frameOf, layerOf, shownOf, nameOf];
  return page.evaluate(`(() => { ${all.join("\n")}\nreturn ${find.name}(); })()`);
}

function findOutside(): string[] {
  const isOut = (box: DOMRect, { left, right }: { left: number; right: number }) => box.left < left - 1 || box.right > right + 1;
  return seen("*")
    .filter((element) => !(element instanceof SVGElement))
    .filter((element) => {
      const frame = frameOf(element);
      const boxes = [...linesOf(element), ...(canBePressed(element) ? [element.getBoundingClientRect()] : [])];
      return boxes.some((box) => isOut(box, frame));
    })
    .map(nameOf);
}

function findCrowded(): string[] {
  const found: string[] = [];
  const all = pressed()
    .filter((one) => !(one instanceof SVGElement))
    .map((element) => ({ element, layer: layerOf(element), box: shownOf(element) }));
  for (const [at, { element, layer, box }] of all.entries()) {
    const bar = layer.getBoundingClientRect();
    if (layer !== document.body && (box.top < bar.top - 1 || box.bottom > bar.bottom + 1)) found.push(`${nameOf(element)} sticks out`);
    for (const other of all.slice(at + 1)) {
      if (other.layer !== layer || element.contains(other.element)) continue;
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (wide > 2 && high > 2) found.push(`${nameOf(element)} over ${nameOf(other.element)}`);
    }
  }
  return found;
}

function findSmall(): string[] {
  return pressed()
    .map((element) => ({ element, box: (element.querySelector("circle.hit") ?? element).getBoundingClientRect() }))
    .filter(({ element, box }) => !element.matches("g.edge") && (box.width < 43.5 || box.height < 43.5))
    .map(({ element, box }) => `${nameOf(element)}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
}

/** Whether it can be pressed. Of a box to check with its words the words can be, too. */
function canBePressed(element: Element): boolean {
  const inLabel = element.matches("label :is([type='checkbox'], [type='radio'])");
  return !inLabel && element.matches("button, a[href], select, textarea, summary, input, label:has(input), [role='option'], g[role='button']");
}

function pressed(): Element[] {
  return seen("*").filter(canBePressed);
}

/** All that is to be seen and not behind an open dialog. */
function seen(selector: string): Element[] {
  const top = document.querySelector("dialog:modal") ?? document.body;
  return [...top.querySelectorAll(selector)].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.closest(".visually-hidden") === null && element.checkVisibility({ visibilityProperty: true });
  });
}

/** The boxes of an element's own words, line by line, where they do not end in an ellipsis. */
function linesOf(element: Element): DOMRect[] {
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    if (getComputedStyle(box).textOverflow === "ellipsis") return [];
  }
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "")
    .flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
}

/** The sides between which an element has to lie to be seen without scrolling sideways. */
function frameOf(element: Element): { left: number; right: number } {
  let [left, right] = [0, document.documentElement.clientWidth];
  for (let frame = element.parentElement; frame !== null && frame !== document.body; frame = frame.parentElement) {
    const { overflowX, position } = getComputedStyle(frame);
    const box = frame.getBoundingClientRect();
    if (overflowX !== "visible") [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    if (position === "fixed" || frame.matches("dialog, [popover]:popover-open")) break; // nothing cuts off what lies on the screen
  }
  return { left, right };
}

/** What lies over the page and stays there, or the page: things in one layer must not lie over each other. */
function layerOf(element: Element): Element {
  for (let layer = element.parentElement; layer !== null; layer = layer.parentElement) {
    if (layer.matches("dialog, [popover]:popover-open") || /fixed|sticky/.test(getComputedStyle(layer).position)) return layer;
  }
  return document.body;
}

/** The part of an element that is not scrolled away. */
function shownOf(element: Element): { left: number; right: number; top: number; bottom: number } {
  let { left, right, top, bottom } = element.getBoundingClientRect();
  for (let frame = element.parentElement; frame !== null && frame !== document.body; frame = frame.parentElement) {
    if (getComputedStyle(frame).overflowY === "visible") continue;
    const box = frame.getBoundingClientRect();
    [left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)];
  }
  return { left, right, top, bottom };
}

function nameOf(element: Element): string {
  const words = element.getAttribute("aria-label") ?? (element.textContent.trim() || element.outerHTML);
  return `${element.localName} “${words.replace(/\s+/g, " ").slice(0, 60)}”`;
}
