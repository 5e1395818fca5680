/** Every figure in a sentence, with the rule behind it. */
import { definitionFile, KPIS } from '../../domain/kpis/kpi.ts';
import { EXPLANATIONS } from '../report/explanations.ts';
import { inHtml } from './html.ts';

/** @returns HTML */
export function definitions(): string {
  const group = (title: string, isOfInstitution: boolean) => [
    `<h2>${title}</h2>`,
    '<dl>',
    ...KPIS.filter((kpi) => (kpi.group === 'institution') === isOfInstitution).map(
      (kpi) => `<dt id="${kpi.id}"><strong>${inHtml(kpi.name)}</strong></dt>
<dd>${inHtml(EXPLANATIONS[kpi.id] ?? '')} <a href="/${definitionFile(kpi)}">The exact rule, as SQL</a>${
        kpi.chaoss === null ? '' : ` · <a href="${inHtml(kpi.chaoss)}">CHAOSS on this metric</a>`
      }</dd>`,
    ),
    '</dl>',
  ];
  return [
    '<p>Each figure is one SQL file that can be pasted into psql. Where a question has no ground its answer is no zero but none.</p>',
    ...group('The institution’s own goals', true),
    ...group('The community’s health', false),
  ].join('\n');
}
