import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** Browsers of about 2022 and later. */
const target = ['chrome97', 'safari15.4', 'firefox104'];

/** `sha256-…` of a text, as a content security policy names it. */
async function hashSource(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`;
}

/**
 * One file that needs nothing beside it, so that it works from a disk, where a page may load no script; and that may
 * load nothing and talk to nobody, which its own policy says.
 */
function singleFile(): Plugin {
  return {
    name: 'single-file',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const parts = Object.values(bundle);
      const script = parts.flatMap((part) => (part.type === 'chunk' ? [part.code] : [])).join('\n');
      const style = parts
        .flatMap((part) =>
          part.type === 'asset' && part.fileName.endsWith('.css') ? [String(part.source)] : [],
        )
        .join('\n');
      const page = parts.find((part) => part.fileName === 'index.html');
      if (page?.type !== 'asset') throw new Error('no page');
      // The end of a script may not stand within it.
      const safe = script.replaceAll('</script', '<\\/script');
      const policy = [
        ...[
          "default-src 'none'",
          `script-src ${await hashSource(safe)}`,
          `style-src ${await hashSource(style)}`,
        ],
        ...["base-uri 'none'", "form-action 'none'", 'img-src data:'],
      ].join('; ');
      const bare = String(page.source)
        .replace(/\s*<script type="module"[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
        .replace('<meta charset="utf-8" />', () => `<meta charset="utf-8" />\n    ${meta(policy)}`);
      page.source = bare
        .replace('</head>', () => `<style>${style}</style>\n  </head>`)
        .replace('</body>', () => `<script type="module">${safe}</script>\n  </body>`);
      for (const { fileName } of parts) if (fileName !== 'index.html') delete bundle[fileName];
    },
  };
}

const meta = (policy: string): string => `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;

export default defineConfig({
  base: './',
  resolve: { conditions: ['@vedette/source', ...defaultClientConditions] },
  build: { target, cssTarget: target, modulePreload: { polyfill: false }, cssCodeSplit: false },
  plugins: [singleFile()],
});
