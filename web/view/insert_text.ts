/** Above this many units the browser's own way takes seconds. */
const MOST_UNDOABLE = 100_000;

/** Puts `text` at the caret, or in the place of what is selected; so that the browser can undo it, where that is quick. */
export function insertText(box: HTMLTextAreaElement, text: string): void {
  box.focus();
  if (text.length <= MOST_UNDOABLE && document.execCommand("insertText", false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
