/** The frame of what is seen once, without a way around: set-up and sign-in. */
import { inHtml } from './pages/html.ts';

/** @param title plain text @param blocks HTML */
export function plainPage(title: string, ...blocks: string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${inHtml(title)}</title>
<link rel="stylesheet" href="/assets/page.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
</head>
<body>
<main>
<h1>${inHtml(title)}</h1>
${blocks.filter((block) => block !== '').join('\n')}
</main>
</body>
</html>
`;
}
