import type { Locator, Page } from "playwright-core";

/** Red, green, blue and opacity of every pixel of a PNG, row by row; decoded by the page, for Node knows no pictures. */
async function pixelsOf(page: Page, png: Buffer): Promise<readonly number[]> {
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])];
  }, png.toString("base64"));
}

/** The colour of a pixel of the page as it is on screen. */
export async function colourAt(page: Page, x: number, y: number): Promise<readonly number[]> {
  const clip = { x, y, width: 1, height: 1 };
  return (await pixelsOf(page, await page.screenshot({ animations: "disabled", clip }))).slice(0, 3);
}

/** What an element looks like on screen. */
export async function lookOf(page: Page, element: Locator): Promise<readonly number[]> {
  return pixelsOf(page, await element.screenshot({ animations: "disabled" }));
}

/** Share of the pixels of two pictures of one size that differ by more than an eye overlooks. */
export function shareThatDiffers(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return 1;
  let different = 0;
  for (let at = 0; at < a.length; at += 4) {
    const apart = [0, 1, 2].map((part) => Math.abs((a[at + part] ?? 0) - (b[at + part] ?? 0)));
    if (Math.max(...apart) > 40) different += 1;
  }
  return different / (a.length / 4);
}
