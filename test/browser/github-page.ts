/** A page of GitHub's Markdown in Chromium, with GitHub's own styles. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { rendered } from '../support/shown-on-github.ts';

export const CHROMIUM = '/usr/bin/chromium';
export const isInstalled = existsSync(CHROMIUM);

export const PHONE = 390;
export const DESK = 900;
export const SCREENS = [
  [PHONE, 'light'],
  [PHONE, 'dark'],
  [DESK, 'light'],
  [DESK, 'dark'],
] as const;

export interface GitHubInBrowser {
  /** Where pictures go; it stays where KEEP_SCREENSHOTS is set. */
  folder: string;
  open(
    markdown: string,
    width: number,
    scheme: 'light' | 'dark',
  ): Promise<{ page: Page; /** Whatever the page asked for. */ requests: string[] }>;
  close(): Promise<void>;
}

export async function githubInBrowser(): Promise<GitHubInBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-browser-'));
  const path = createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css');
  const styles = readFileSync(path, 'utf8');
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  return {
    folder,
    async open(markdown, width, colorScheme) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.setContent(
        `<!doctype html><meta name="viewport" content="width=device-width"><title>issue</title><style>${styles} body { margin: 0 } article { padding: 16px }</style><article class="markdown-body">${rendered(markdown)}</article>`,
      );
      return { page, requests };
    },
    async close() {
      await browser.close();
      if (process.env['KEEP_SCREENSHOTS']) console.error(`Screenshots: ${folder}`);
      else rmSync(folder, { recursive: true, force: true });
    },
  };
}
