/** A page without a style, for what is seen once: set-up and sign-in. */
import { inHtml } from './pages/html.ts';

/** @param title plain text @param blocks HTML */
export function plainPage(title: string, ...blocks: string[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inHtml(title)}</title></head>
<body>
<h1>${inHtml(title)}</h1>
${blocks.join('\n')}
</body>
</html>
`;
}
