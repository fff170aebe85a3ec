// Mistakes, not taste: how a line looks is left to whoever writes it.

import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  // Made from theme/source, where they are read.
  { ignores: ['theme/course.js'] },
  // With two names of mdBook's own.
  { files: ['theme/source/*.mjs'], languageOptions: { globals: { ...globals.browser, hljs: 'readonly', path_to_root: 'readonly' } } },
  // Browser tests hand functions to the page, so both sets of names are known there.
  { files: ['**/*.mjs'], ignores: ['theme/**'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  { rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' } },
];
