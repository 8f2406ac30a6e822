// What can be wrong with a link, each in a sentence for the person who opened it.

const SENTENCES = {
  not_a_link: "This address holds no shared article.",
  newer: "This link was made by a newer version of Allegedly: reload the page, or ask for a file.",
  damaged: "This link is damaged: part of it was lost or changed on the way. Ask for it again, or for a file.",
  too_large: "This link holds more than a link may. Ask for a file instead.",
  too_long: "This article is too long for a link: share it as a file.",
  not_shareable: "This annotation does not fit its text, so no link can be made of it.",
  passphrase_needed: "This link is locked: type its passphrase.",
  wrong_passphrase: "Wrong passphrase, or the link was changed on the way.",
  passphrase_empty: "Type a passphrase first.",
  no_crypto: "This browser cannot lock or unlock links here: open the page over https or from a file.",
} as const;

export type ShareErrorCode = keyof typeof SENTENCES;

/** The only thing that this folder throws. Its message is a sentence for people. */
export class ShareError extends Error {
  override readonly name = "ShareError";
  readonly code: ShareErrorCode;

  constructor(code: ShareErrorCode) {
    super(SENTENCES[code]);
    this.code = code;
  }
}
