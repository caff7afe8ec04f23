/** Bundles what runs in the page into public/assets, and tells the Worker the hashed names. Run by wrangler's [build]. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const OUT = 'public/assets';
const MANIFEST = 'src/web/manifest.json';

rmSync(OUT, { recursive: true, force: true });
const result = await build({
  entryPoints: { shell: 'src/browser/shell.ts', style: 'src/web/design/style.css' },
  outdir: OUT,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['chrome109', 'safari16', 'firefox115'],
  minify: true,
  metafile: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});

const nameOf = (entry: string) => {
  const found = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === entry);
  if (!found) throw new Error(`${entry} was not built`);
  return found[0].replace(/^public/, '');
};
const manifest = `${JSON.stringify({ shell: nameOf('src/browser/shell.ts'), style: nameOf('src/web/design/style.css') })}\n`;
// Written only when it changed, so that a watching build does not run in circles.
const before = (() => {
  try {
    return readFileSync(MANIFEST, 'utf8');
  } catch {
    return '';
  }
})();
if (before !== manifest) writeFileSync(MANIFEST, manifest);
