import type { Plugin } from 'esbuild';

/**
 * Parts of officeparser that reading DOCX, PPTX, OpenDocument and RTF never calls: readers of other formats, everything that
 * writes, and text recognition. With them come pdf.js a second time, tesseract.js and file-type.
 */
const unused =
  /officeparser\/dist\/(?:Office(?:Converter|Generator|Template)|generators\/.+|parsers\/(?:Csv|Epub|Excel|Html|Latex|Markdown|Pdf)Parser|utils\/(?:moduleLoader|ocrUtils))\.js$/;

/**
 * What stands for them in the bundle. Types are looked up at import and functions are called by name; a call says what is
 * missing. File types are named by the caller, so nothing is to be detected.
 */
const stub = `
const missing = (name) => () => { throw new Error(name + ' of officeparser is not part of the bundle.'); };
module.exports = new Proxy({ loadFileType: async () => ({ fileTypeFromBuffer: async () => undefined }) }, {
  get: (known, name) => known[name] ?? missing(String(name)),
});`;

/** Leaves the parts of officeparser out of the bundle that this product does not use: some 3 MB. */
export const trimOfficeparser: Plugin = {
  name: 'trim-officeparser',
  setup(build) {
    build.onLoad({ filter: unused }, () => ({ contents: stub, loader: 'js' }));
  },
};
