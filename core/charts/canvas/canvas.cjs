'use strict';

/** chartjs-node-canvas wants the package `canvas`, whose binary is on no registry; these are all the calls that it makes. */
const { createCanvas, GlobalFonts, Image } = require('@napi-rs/canvas');

function withCallbacks(canvas) {
  const { toBuffer, toDataURL } = canvas;
  return Object.assign(canvas, {
    toBuffer: (first, mime = 'image/png') =>
      typeof first === 'function'
        ? answer(first, () => toBuffer.call(canvas, mime))
        : toBuffer.call(canvas, first ?? 'image/png'),
    toDataURL: (mime, callback) =>
      callback ? answer(callback, () => toDataURL.call(canvas, mime)) : toDataURL.call(canvas, mime),
  });
}

function answer(callback, make) {
  try {
    callback(null, make());
  } catch (error) {
    callback(error);
  }
}

module.exports = {
  createCanvas: (width, height) => withCallbacks(createCanvas(width, height)),
  registerFont: (path, { family }) => void GlobalFonts.registerFromPath(path, family),
  Image,
};
