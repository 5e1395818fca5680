/** The demo's data file is what the simulation makes, and names nobody who exists. */
import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { parseNudgeTemplates } from '../../src/config/nudge-templates.ts';
import { readDemoData } from '../../src/demo/data/data-file.ts';
import { readCommunity, writtenCommunity } from '../../src/demo/data/graph.ts';
import { simulatedCommunity } from '../simulation/community/community.ts';
import { demoData } from '../simulation/demo/demo.ts';

describe('the data file of the demo', () => {
  const data = readDemoData();

  it('is what `npm run demo-data` writes', () => {
    expect(JSON.stringify(data)).toBe(JSON.stringify(demoData()));
  });

  it('has a configuration that is taken, with what it names beside it', () => {
    const configuration = parseConfiguration(data.files['headwater.yml']!, 'headwater.yml');
    expect(configuration.institution.communities.map(({ name }) => name)).toEqual([
      'Springboard',
      'Tidepool',
    ]);
    expect(configuration.mentorships).toBe('mentorships.yml');
    expect(configuration.nudges.templates).toBe('nudges.yml');
    expect(Object.keys(data.files)).toEqual(['headwater.yml', 'mentorships.yml', 'nudges.yml']);
    expect(parseNudgeTemplates(data.files['nudges.yml']!, 'nudges.yml').signed_by).toContain('Field Station');
  });

  it('knows nothing later than the instant at which the demo looks', () => {
    const { repositories } = readCommunity(readDemoData().community);
    const times = repositories.flatMap(({ pullRequests, issues }) =>
      [pullRequests, issues].flatMap((items) =>
        Array.from({ length: items.count }, (_, index) => {
          const { updatedAt, timeline } = items.at(index);
          return [updatedAt, ...timeline.map(({ createdAt }) => createdAt)];
        }).flat(),
      ),
    );
    expect(times.length).toBeGreaterThan(10_000);
    expect(times.filter((time) => Date.parse(time) > Date.parse(data.now))).toEqual([]);
  });

  it('lets every commit have a hash of its own', () => {
    const text = JSON.stringify(readCommunity(readDemoData().community).repositories.map(({ tags }) => tags));
    const hashes = [...text.matchAll(/"__typename":"Commit".*?"oid":"([0-9a-f]{40})"/g)].map(
      ([, oid]) => oid,
    );
    expect(hashes.length).toBeGreaterThan(20);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('a community that is written down and read back', () => {
  it('answers as before', () => {
    const community = simulatedCommunity({ pullRequests: 40, issues: 20, repositories: 2, seed: 9 });
    const read = readCommunity(JSON.parse(JSON.stringify(writtenCommunity(community))) as never);
    expect(read.repositories.map(({ nameWithOwner }) => nameWithOwner)).toEqual(
      community.repositories.map(({ nameWithOwner }) => nameWithOwner),
    );
    for (const [place, repository] of read.repositories.entries()) {
      const { pullRequests } = repository;
      const before = community.repositories[place]!;
      expect(pullRequests.count).toBe(before.pullRequests.count);
      for (let index = 0; index < pullRequests.count; index++) {
        const [one, was] = [pullRequests.at(index), before.pullRequests.at(index)];
        expect({ ...one, repository: null, timeline: one.timeline.length }).toEqual({
          ...was,
          repository: null,
          timeline: was.timeline.length,
        });
        expect(repository.byNumber(one.number)).toBe(one);
        expect(read.node(one.id)).toBe(one);
        // One account is one object, whoever mentions it.
        if (one.author) expect(read.actor(one.author.login)).toBe(one.author);
      }
    }
  });
});
