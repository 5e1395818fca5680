/** On each page with drawings: nothing of echarts is loaded until somebody points at one, or reaches it with the keyboard. */
import type { Explored } from '../option.ts';

const script = document.querySelector<HTMLScriptElement>('script[data-charts]')!.dataset['charts']!;

interface Charts {
  explore: (place: HTMLElement, explored: Explored) => void;
}

for (const place of document.querySelectorAll<HTMLElement>('[data-drawing]')) {
  place.tabIndex = 0;
  place.setAttribute('role', 'application');
  const said = place.querySelector('svg')!.getAttribute('aria-label')!;
  place.setAttribute('aria-label', `${said} Arrow keys go from point to point, Escape leaves.`);
  const wanted = new AbortController();
  const begin = () => {
    wanted.abort();
    import(script).then(
      ({ explore }: Charts) => explore(place, JSON.parse(place.dataset['drawing']!) as Explored),
      // The still drawing and its table say the same.
      () => {},
    );
  };
  for (const event of ['pointerenter', 'pointerdown', 'focus'])
    place.addEventListener(event, begin, { signal: wanted.signal });
}
