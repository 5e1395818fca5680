/** A drawing that can be gone through point by point, by pointer or with the arrow keys. */
import type { ChartOption, Explored } from '../option.ts';
import { liveChart } from './draw.ts';

/** By so much it may be lower than as large as it was drawn: its words stay as large as they are. */
const LOWER_AT_MOST = 60;

/** In pixels. */
const ROOM_FOR_WORDS = 440;

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowUp: (at) => at + 1,
  ArrowDown: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** Drawn, since a policy that allows no style allows no box beside the drawing. Its colours are the page's. */
const TOOLTIP = {
  trigger: 'axis',
  triggerOn: 'none',
  renderMode: 'richText',
  confine: true,
  padding: 8,
  borderWidth: 1,
  borderColor: 'var(--quiet)',
  backgroundColor: 'var(--paper)',
  shadowBlur: 0,
  textStyle: { color: 'var(--ink)', fontSize: 13, fontFamily: 'system-ui, sans-serif' },
  axisPointer: { type: 'line', lineStyle: { color: 'var(--quiet)', type: 'solid' }, label: { show: false } },
};

/** @param place holds the still drawing, which stays for who prints the page or has the script fail */
export function explore(place: HTMLElement, { option, stops, said }: Explored): void {
  const still = place.querySelector<SVGSVGElement>(':scope > svg')!;
  const { width, height } = still.viewBox.baseVal;
  const live = document.createElement('div');
  live.className = 'live';
  const spoken = document.createElement('p');
  spoken.className = 'spoken';
  spoken.setAttribute('aria-live', 'polite');
  place.append(live);
  place.after(spoken);
  const size = () => {
    const across = Math.min(place.clientWidth, width);
    return { width: across, height: Math.max(height - LOWER_AT_MOST, Math.round((across * height) / width)) };
  };

  let at = -1;
  const words = () => said[at] ?? '';
  // Where it is as small as on a phone they would hide what they are about: there they stand beneath.
  const hasRoom = () => place.clientWidth >= ROOM_FOR_WORDS;
  const tooltip = {
    ...TOOLTIP,
    showContent: hasRoom(),
    formatter: () => inLines(words(), live.clientWidth),
  };
  spoken.classList.toggle('beneath', !hasRoom());
  const chart = liveChart(live, { ...option, tooltip } as ChartOption, size());
  place.classList.add('is-live');
  new ResizeObserver(() => {
    chart.resize(size());
    spoken.classList.toggle('beneath', !hasRoom());
    chart.setOption({ tooltip: { showContent: hasRoom() } });
    if (at >= 0) show(at);
  }).observe(place);

  const points = option.series[stops]!.data;
  const show = (index: number) => {
    at = index;
    chart.dispatchAction({ type: 'showTip', seriesIndex: stops, dataIndex: at });
  };
  const hide = () => {
    at = -1;
    chart.dispatchAction({ type: 'hideTip' });
    chart.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' });
  };

  const zr = chart.getZr();
  zr.on('mousemove', ({ offsetX }) => {
    const far = points.map(([x, y]) =>
      Math.abs(chart.convertToPixel({ seriesIndex: stops }, [x, y])[0]! - offsetX),
    );
    const nearest = far.indexOf(Math.min(...far));
    if (nearest === at) return;
    show(nearest);
    if (!hasRoom()) spoken.textContent = words();
  });
  zr.on('globalout', hide);

  place.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') place.blur();
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const last = points.length - 1;
    // Whoever begins hears the newest.
    show(at < 0 && event.key !== 'Home' ? last : Math.max(0, Math.min(last, step(at, last))));
    spoken.textContent = words();
  });
  // Also for who only points at it, wherever the focus is.
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && at >= 0) hide();
  });
  place.addEventListener('blur', () => {
    hide();
    spoken.textContent = '';
  });
}

/** What is said, in lines that fit; braces would be styles there. */
function inLines(text: string, width: number): string {
  const longest = Math.max(20, Math.floor((width - 60) / 7));
  const lines = [''];
  for (const word of text.replace(/[{}]/g, ' ').split(' ')) {
    const line = lines.at(-1)!;
    const isFull =
      line !== '' && (line.length + word.length >= longest || line.endsWith(':') || line.endsWith(';'));
    if (isFull) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
