// Mistakes, not taste: how a line looks is left to whoever writes it.

import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  // The name that our scripts share, and two of mdBook's own.
  {
    files: ['theme/**/*.js'],
    languageOptions: { sourceType: 'script', globals: { ...globals.browser, course: 'readonly', hljs: 'readonly', path_to_root: 'readonly' } },
  },
  // Browser tests hand functions to the page, so both sets of names are known there.
  { files: ['**/*.mjs'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  { rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' } },
];
