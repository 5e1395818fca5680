/** The pages around sign-in: what somebody is told who may see nothing yet, or no more. */
import { inHtml } from './pages/html.ts';
import { plainPage } from './plain-page.ts';

/** Whatever was asked for: whether it exists is not said. @param signIn the path */
export function nothingHerePage(signIn: string): string {
  return plainPage(
    'Nothing to see here',
    '<p>This page does not exist, or it is not shown to you.</p>',
    `<p><a href="${inHtml(signIn)}">Sign in with GitHub</a></p>`,
  );
}

export function accountPage(login: string, signOut: string): string {
  return plainPage(
    'Signed in',
    `<p>You are signed in as ${inHtml(login)}. <a href="/">To the pages</a></p>`,
    `<form method="post" action="${inHtml(signOut)}"><p><button>Sign out</button></p></form>`,
  );
}

export function signedOutPage(signIn: string): string {
  return plainPage('Signed out', `<p><a href="${inHtml(signIn)}">Sign in with GitHub</a></p>`);
}

/** @param why a whole sentence */
export function notSignedInPage(why: string, signIn: string): string {
  return plainPage(
    'Not signed in',
    `<p role="alert">${inHtml(why)}</p>`,
    `<p><a href="${inHtml(signIn)}">Sign in with GitHub</a></p>`,
  );
}
