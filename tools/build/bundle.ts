import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { trimOfficeparser } from './trim-officeparser.ts';

/** Supplied by the Functions worker at run time. */
const suppliedByHost = ['@azure/functions-core'];
/** Text recognition on this machine: 35 MB as a zip file. Who wants it in Azure installs it beside the bundle. */
const installedBeside = ['tesseract.js', '@tesseract.js-data/*', '@embedpdf/pdfium'];
/** `debug`, below the Service Bus library, colours its output when this happens to be installed. */
const optional = ['supports-color'];

/** Makes `dist/`: what Azure Functions (or `func start`) runs. `package.json` names `dist/main.js` as its entry. */
export async function bundle(root: string, outdir: string): Promise<Metafile> {
  rmSync(outdir, { recursive: true, force: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'functions/main.ts',
      'worker-process': 'shared/ingest/worker/worker-process.ts',
      'parse-worker': 'shared/ingest/worker/parse-worker.ts',
      'recognition-worker': 'shared/ingest/recognition/recognition-worker.ts',
    },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    // Parsers and tokenizers stay in files of their own, loaded when first needed.
    splitting: true,
    // Beside the entries: code in a chunk finds the worker and the PDF data relative to itself.
    chunkNames: '[name]-[hash]',
    minify: true,
    // The tokenizer's vocabulary is mostly not ASCII; escaped it would be a sixth larger.
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    external: [...suppliedByHost, ...installedBeside, ...optional],
    plugins: [trimOfficeparser],
    // CommonJS packages inside an ES module bundle still call require().
    banner: {
      js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);",
    },
  });
  copyPdfData(outdir);
  return result.metafile;
}

/** pdf.js reads character maps and standard fonts from files at run time; without them a Chinese PDF is unreadable. */
function copyPdfData(outdir: string): void {
  const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  for (const folder of ['cmaps', 'standard_fonts']) {
    cpSync(join(pdfjs, folder), join(outdir, 'pdfjs', folder), { recursive: true });
  }
}
