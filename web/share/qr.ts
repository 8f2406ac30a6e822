// A link as a QR code, drawn as one path of an SVG.
import { encode } from "uqr";
import { ShareError } from "./error.ts";

export interface QrCode {
  /** Modules along a side, the quiet zone included: the side of the view box. */
  readonly size: number;
  /** The dark modules, one rectangle for each run of them in a row. */
  readonly path: string;
}

/** Version 40 at the lowest level of error correction. */
const MOST_BYTES = 2_953;
const QUIET_ZONE = 4;

/** Errors: too_long. */
export function qrCode(address: string): QrCode {
  if (new TextEncoder().encode(address).length > MOST_BYTES) throw new ShareError("too_long");
  // A short code can afford to be read even when part of it is dirty.
  const { data, size } = encode(address, { ecc: address.length <= 300 ? "M" : "L", border: QUIET_ZONE });
  return { size, path: data.map((row, y) => rowPath(row, y)).join("") };
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    path += `M${start} ${y}h${x + 1 - start}v1h-${x + 1 - start}z`;
  }
  return path;
}
