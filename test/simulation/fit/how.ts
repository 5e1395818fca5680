/** What the page says about itself. */
import { TOLERANCE, TOLERANCE_OF_ONE } from './comparison.ts';

export const percent = (share: number) => `${share * 100} %`;

export const HOW = `<h2>How this was done</h2>
<ul>
<li>Recorded and simulated repositories are measured by the same code, from the objects that the stand-in for GitHub serves. Open items are censored, never dropped: answers by Aalen–Johansen, ends by Kaplan–Meier.</li>
<li>The middle is the median over repositories, each weighted by the square root of what was measured on it: the large ones are surer, but none speaks for all. The middle half lies between the quartiles by the same weights.</li>
<li>A figure passes inside the middle half or within ${percent(TOLERANCE)} of the middle. Where one community alone kept what is needed (bitcoin-core/secp256k1), within ${percent(TOLERANCE_OF_ONE)} of it. <code>test/simulation/fit.test.ts</code> fails otherwise.</li>
<li>The constants stand in <code>test/simulation/community/fitted.ts</code>: read off where the recordings tell, searched for where only their effect can be seen, set where they cannot tell.</li>
<li>Nothing can be said of: logins that were renamed (each source gives one login per account), annotated tags against others, who wrote a Release, who closed an issue, AI reviewers before 2024. Bots, deleted accounts and pre-releases are more common than recorded, so that every reader meets them.</li>
<li>The recorded communities are mostly specifications of the IETF, with few maintainers who finish and close; the four of JupyterHub and secp256k1 are software. A community of tens of thousands of pull requests has not been recorded: there the simulation goes on as the small ones suggest.</li>
</ul>`;
