import sharp from "sharp";

// libvips reads far more than photos; of files only these three are let in, whatever a file pretends to be. Drawings come from memory alone: the
// atlas draws them itself, and nothing that was sent is ever read from there.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegFile",
    "VipsForeignLoadPngFile",
    "VipsForeignLoadWebpFile",
    "VipsForeignLoadSvgBuffer",
  ],
});
