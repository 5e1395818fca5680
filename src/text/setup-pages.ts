/** The pages of the set-up, without a script: what is asked, and what happens next. */
import type { AppKind } from '../domain/setup/manifest.ts';
import { inHtml } from './pages/html.ts';
import { plainPage } from './plain-page.ts';

export interface SetupForm {
  kind: AppKind;
  /** At GitHub. */
  action: string;
  /** JSON. */
  manifest: string;
}

export function codePage(isWrong: boolean): string {
  return plainPage(
    'Set up Headwater',
    isWrong ? '<p role="alert">That is not the set-up code.</p>' : '',
    `<form method="get" action="/probot">
<p><label>Set-up code, from the log of <code>headwater serve</code>: <input name="setup" autocomplete="off" required></label></p>
<p><button>Go on</button></p>
</form>`,
  );
}

const KINDS: Record<AppKind, { button: string; why: string }> = {
  institution: {
    button: 'Register the institution’s App',
    why: 'May write issues, so that the weekly report stands in a repository of yours. For your own organisation.',
  },
  upstream: {
    button: 'Register the read-only App',
    why: 'May write nothing. For upstream organisations: an App has one set of permissions for all who install it.',
  },
};

/** @param owner an organisation; '' = the account of whoever clicks */
export function manifestPage(
  forms: readonly SetupForm[],
  { code, owner, isLocal }: { code: string; owner: string; isLocal: boolean },
): string {
  return plainPage(
    'Set up Headwater',
    isLocal
      ? '<p>GitHub cannot reach this address, so no deliveries will come: set HEADWATER_URL to a public one first, or go on and read with <code>sync</code> alone.</p>'
      : '',
    `<form method="get" action="/probot">
<input type="hidden" name="setup" value="${inHtml(code)}">
<p><label>Organisation that will own the App (empty: your own account): <input name="owner" value="${inHtml(owner)}"></label> <button>Take it</button></p>
</form>`,
    ...forms.map(
      ({ kind, action, manifest }) => `<form method="post" action="${inHtml(action)}">
<input type="hidden" name="manifest" value="${inHtml(manifest)}">
<p>${KINDS[kind].why}</p>
<p><button>${KINDS[kind].button}</button></p>
</form>`,
    ),
    '<p>GitHub shows what the App may do and asks for a name. Then it brings you back here.</p>',
  );
}

export function donePage(slug: string, installUrl: string): string {
  return plainPage(
    `${slug} is registered`,
    `<p><a href="${inHtml(installUrl)}">Install it on an organisation</a>: an owner says which repositories it may see.</p>`,
    '<p>Headwater goes on as this App now. Its keys are kept beside the configuration. Once it is installed the history is read, which takes minutes to hours; nothing is written to GitHub before that is complete.</p>',
  );
}

/** Where GitHub leads whoever has installed the App: it tells nothing that not everybody may know. */
export function installedPage(): string {
  return plainPage(
    'Headwater is installed',
    '<p>It reads the history of the public repositories that its configuration names now. That takes minutes to hours; until it is complete nothing is written to GitHub.</p>',
    '<p><a href="/">See the report</a>. It fills while the history is read.</p>',
  );
}

export function refusalPage(what: string): string {
  return plainPage('Set up Headwater', `<p role="alert">${inHtml(what)}</p>`);
}
