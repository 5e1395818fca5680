import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration } from '../../src/config/configuration.ts';
import { readSettings } from '../../src/config/settings.ts';

const SMALLEST = `institution: { name: Field Station }
communities: [{ name: Springboard, orgs: [springboard] }]
`;

function issuesOf(text: string): string {
  try {
    parseConfiguration(SMALLEST + text, 'headwater.yml');
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return '';
}

describe('targets and definitions', () => {
  it('are nothing unless they are set', () => {
    const { targets, definitions } = parseConfiguration(SMALLEST, 'f');
    expect([targets, definitions]).toEqual([{}, null]);
    expect(parseConfiguration(`${SMALLEST}definitions: null\n`, 'f').definitions).toBe(null);
  });

  it('are read', () => {
    const text = `${SMALLEST}targets: { unanswered: 0, share_answered_within: 0.8 }\ndefinitions: https://kpis.example.org/headwater\n`;
    const { targets, definitions } = parseConfiguration(text, 'f');
    expect(targets).toEqual({ unanswered: 0, share_answered_within: 0.8 });
    expect(definitions).toBe('https://kpis.example.org/headwater');
  });

  it('name the KPI that was probably meant', () => {
    expect(issuesOf('targets: { unansered: 0 }')).toContain(
      'headwater.yml:3:12: targets.unansered is not a setting; did you mean unanswered?',
    );
  });

  it('are refused where nothing could reach them', () => {
    expect(issuesOf('targets: { share_answered_within: 80 }')).toContain(
      'headwater.yml:3:35: targets.share_answered_within is 80; write a share from 0 to 1, such as 0.8 for 80 %.',
    );
    expect(issuesOf('targets: { unanswered: -1 }')).toContain('write a number of 0 or more.');
    expect(issuesOf('targets: { unanswered: 1.0e+308 }')).toContain('write a number of at most 1,000,000.');
    expect(issuesOf('targets: { time_to_first_response: 48, share_answered_within: 1 }')).toBe('');
  });

  it('are refused where they are no number and no address', () => {
    expect(issuesOf('targets: { unanswered: none }')).toContain(
      'headwater.yml:3:24: targets.unanswered is "none"; write a number such as 0.8.',
    );
    for (const wrong of ['sql/kpi', 'ftp://kpis.example.org', '"javascript:alert(1)"', '"https://a b"'])
      expect(issuesOf(`definitions: ${wrong}`), wrong).toContain('write an address such as https://');
  });
});

describe('HEADWATER_URL', () => {
  it('is an address without a slash at the end, or nothing', () => {
    expect(readSettings({ HEADWATER_URL: 'https://headwater.example.org/' }).public_url).toBe(
      'https://headwater.example.org',
    );
    expect(readSettings({}).public_url).toBe(null);
    expect(() => readSettings({ HEADWATER_URL: 'headwater.example.org' })).toThrow('HEADWATER_URL');
  });
});
