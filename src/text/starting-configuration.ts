/** The headwater.yml that `init` writes: what is needed filled in, what is useful explained, the rest left out. */

export interface Start {
  institution: string;
  /** As GitHub spells it. */
  org: string;
}

export function startingConfiguration({ institution, org }: Start): string {
  return `# What Headwater measures, and for whom. Every key: headwater.example.yml, and docs/settings.md.
# A key that Headwater does not know is an error with its line and column; \`headwater check\` reads this file.

institution:
  name: ${quoted(institution)}
  time_zone: UTC
  # Who belongs to the institution, and when: [from, to), either may be missing. A person is found under any letter
  # case of the login; the numeric id survives renames. With nobody here, everybody counts as community.
  team: []
  #  - { github: octocat, from: 2020-01-01 }
  #  - { github: 583231, from: 2021-06-01, to: 2025-11-15 }

communities:
  - name: ${quoted(org)}
    # All public repositories of these organisations that are not forks; or name single ones.
    orgs: [${quoted(org)}]
    #  repositories: [${org}/website]

    # Who can merge is observed from merges; if the community keeps a YAML file with its people, name it. Where that is
    # wrong, say so with dates.
    #  roster: { repository: ${org}/team-compass, path: people.yaml }
    maintainers: []
    #  - { github: hubot, repository: ${org}/website, from: 2022-03-01 }

    # Accounts that look like a person and are not. Apps and logins ending in [bot] are known already.
    bots: []
`;
}

/** A plain word stays as it is; anything else becomes a double-quoted YAML string, which JSON's are. */
function quoted(text: string): string {
  const plain = /^[a-z][\w. -]*\w$/i.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
