import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** A few style sheets that pages share, instead of one for each component: fewer requests, better compressed. */
const STYLE_SHEETS = [
  {
    name: 'frame',
    test: /src\/ui\/(base\.css|layout\/(?!Console).*style|feedback\/(Notice|Empty).*style|form\/Button.*style)/,
  },
  // Few public pages hold a table, and it is the largest component.
  { name: 'table', test: /src\/ui\/table\/(Table|SortLink).*style/ },
  { name: 'show', test: /src\/ui\/(status|timeline|diff|chart|qr|table|tree\/Plain).*style/ },
  { name: 'portal', test: /src\/routes\/\(portal\)\/[A-Z]\w*\.svelte.*style/ },
  { name: 'form', test: /src\/ui\/(form|feedback\/Confirm).*style/ },
  { name: 'console', test: /src\/ui\/(tree|feedback|layout\/Console).*style/ },
];

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          // Kit's announcer of page changes carries one style attribute; its hash is the only one allowed.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      // Links stay right when a reverse proxy serves the office below a path that Kit does not know.
      paths: { relative: true },
      version: { pollInterval: 0 },
    }),
  ],
  build: { target: 'es2022' },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: STYLE_SHEETS } } } } },
  },
});
