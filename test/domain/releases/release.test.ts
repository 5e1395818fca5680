import { describe, expect, it } from 'vitest';
import { isVersionBump } from '../../../src/domain/releases/release.ts';

describe('the commit that a tag is on', () => {
  it.each([
    ['Bump to 7.1.0', '7.1.0'],
    ['Release 1.2.3', '1.2.3'],
    ['7.1.0', '7.1.0'],
    ['v7.1.0', '7.1.0'],
    ['chore(release): v2.0.0', 'v2.0.0'],
    ['REL: 1.2.3 [skip ci]', 'v1.2.3'],
    ['Bump version: 1.2.2 → 1.2.3', '1.2.3'],
    ['Bump version from 1.2.2 to 1.2.3 (#12)', '1.2.3'],
    [':bookmark: Version 1.2.3.', '1.2.3'],
    ['Prepare the release of 2.0.0-rc.1', '2.0.0rc1'],
    ['Bump to 7.1.0.dev0', '7.1.0.dev0'],
    ['Release hub-1.2.3', 'hub-1.2.3'],
    ['Release 1.0', 'docs/1.0'],
    ['version-bump', '1.2.3'],
    ['New release', '1.2.3'],
  ])('“%s” makes the version %s', (headline, tag) => {
    expect(isVersionBump(headline, tag)).toBe(true);
  });

  it.each([
    ['Back to dev', '7.1.0'],
    ['Bump to 7.2.0.dev0', '7.1.0'],
    ['Release 1.2.30', '1.2.3'],
    ['Release 11.2.3', '1.2.3'],
    ['Release 1.2.3rc1', '1.2.3'],
    ['Bump version: 1.2.3 → 1.2.4', '1.2.3'],
    ['Fix the release notes link', '7.1.0'],
    ['Release notes for 7.1.0', '7.1.0'],
    ['Changelog for 7.1.0', '7.1.0'],
    ['Merge pull request #927 from octocat/changelog', '7.1.0'],
    ["Merge branch 'release' into 7.1.0", '7.1.0'],
    ['Revert "Bump to 7.1.0"', '7.1.0'],
    ['Fix the crash of 7.1.0', '7.1.0'],
    ['Bump proxy to 7.1.0', '7.1.0'],
    ['chore(deps): bump proxy from 7.0.0 to 7.1.0', '7.1.0'],
    ['feat: release the lock', '7.1.0'],
    ['Bump', '7.1.0'],
    ['发布 7.1.0', '7.1.0'],
    ['', '7.1.0'],
  ])('“%s” does not make the version %s', (headline, tag) => {
    expect(isVersionBump(headline, tag)).toBe(false);
  });
});
