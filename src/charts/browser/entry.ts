/** What the one bundle offers: the server draws with it, a page loads it on first use. */
export { svgOf } from './draw.ts';
export { explore } from './explore.ts';
