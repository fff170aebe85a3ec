// Makes the one script and the one stylesheet of the site from theme/source:
//
//     npm run bundle --prefix .ci               writes theme/course.js and theme/course.css
//     npm run bundle --prefix .ci -- --check    says whether they are up to date
//
// A plain script and no module, because a book that is opened from a folder may load no modules.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

import { build } from 'esbuild';

const theme = resolve(import.meta.dirname, '../theme');
const COMMAND = 'npm run bundle --prefix .ci';
const banner = `/* Made from theme/source by: ${COMMAND} */`;

const { outputFiles } = await build({
  entryPoints: ['course.mjs', 'course.css'].map((name) => `${theme}/source/${name}`),
  outdir: theme,
  bundle: true,
  minify: true,
  format: 'iife',
  charset: 'utf8',
  banner: { js: banner, css: banner },
  write: false,
});

if (process.argv.includes('--check')) {
  // A file that is not there is as stale as any.
  const kept = (path) => { try { return readFileSync(path, 'utf8'); } catch { return null; } };
  const stale = outputFiles.filter(({ path, text }) => kept(path) !== text).map(({ path }) => `theme/${basename(path)}`);
  if (stale.length > 0) {
    console.error(`${stale.join(' and ')}: not what theme/source makes. Run \`${COMMAND}\` and commit what it writes.`);
    process.exitCode = 1;
  }
} else {
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
}
