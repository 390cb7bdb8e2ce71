import { readyFile } from "@models/updates/attachment";
import { MOST_ATTACHED } from "@models/updates/most-attached";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { accepted, refusals } from "../../support/people";

/** A photo that says where and by what it was taken, and which way up it is. */
const aPhoto = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } })
    .withExif({ IFD0: { Make: "A telephone", Copyright: "Somebody" }, IFD3: { GPSLatitude: "52/1 24/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
const ready = (name: string, bytes: Uint8Array) => readyFile({ name, bytes });

describe("a photo or file", () => {
  it("is drawn anew, upright and no larger than needed, without what the camera wrote into it", async () => {
    const photo = await aPhoto(3000, 1500);
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { name, type, content } = accepted(await ready("C:\\Photos\\Shop front (2).JPEG", photo));
    expect([name, type]).toEqual(["Shop front 2.jpg", "image/jpeg"]);
    const { width, height, exif, orientation } = await sharp(content).metadata();
    expect({ width, height, exif, orientation }).toEqual({
      width: 1000,
      height: 2000,
      exif: undefined,
      orientation: undefined,
    });
  });

  it("is known by its bytes, whatever it is called", async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 4, background: "#00000000" } })
      .png()
      .toBuffer();
    expect(accepted(await ready("page.html", png))).toMatchObject({ name: "page.jpg", type: "image/jpeg" });
    const pdf = new TextEncoder().encode("%PDF-1.4\n…");
    expect(accepted(await ready("minutes.exe", pdf))).toMatchObject({ name: "minutes.pdf", type: "application/pdf" });
    expect(accepted(await ready("../", pdf)).name).toBe("file.pdf");
  });

  it("is refused with what to do when it is something else, damaged or too large", async () => {
    const text = (words: string) => new TextEncoder().encode(words);
    expect(refusals(await ready("photo.jpg", text("<svg onload='alert(1)'>")))).toEqual([
      "Choose a picture (JPEG, PNG or WebP) or a PDF file",
    ]);
    expect(refusals(await ready("photo.heic", text("\0\0\0\x18ftypheic")))).toEqual([expect.stringContaining("HEIC")]);
    const damaged = (await aPhoto(40, 40)).subarray(0, 200);
    expect(refusals(await ready("photo.jpg", damaged))).toEqual([expect.stringContaining("damaged")]);
    expect(refusals(await ready("photo.jpg", new Uint8Array(MOST_ATTACHED + 1)))).toEqual([
      "Choose a file of up to 10 MB",
    ]);
  });
});
