/** A picture of a page, 8 bits a pixel, row by row: 0 is black, 255 white. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Pixels per point of the page (1/72 inch). */
  readonly scale: number;
}

/** The picture as a file that every image library reads: binary PGM (Netpbm, `P5`). */
export function toPgm({ width, height, pixels }: GrayImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}

/** Whether all pixels are alike: such a page has nothing to read. */
export function isBlank({ pixels }: GrayImage): boolean {
  const [first] = pixels;
  return pixels.every((pixel) => pixel === first);
}
