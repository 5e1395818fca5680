-- What kind of contribution a pull request is: code, docs, tests, infra or translation. Every figure that tells kinds
-- apart reads it here.

-- The kind of one file, from its path alone; the first line that fits decides, and what no line knows is code.
-- A folder of documentation at the top is documentation throughout, its scripts included; everything that begins with a
-- dot serves the project's own machines; a file's place (tests/) says more than its ending (.md).
create function derived.path_kind(path text)
returns text language sql immutable parallel safe as $$
  select case
    when path ~* '\.(po|pot|mo|xlf|xliff|ftl|arb)$'
      or path ~* '(^|/)(locales?|translations?|lc_messages|[a-z]{2,3}(-[a-z]{2,4})?\.lproj)/'
        and path !~* '(\.(py|go|java|kt|rb|rs|c|cc|cpp|h|cs|swift|scala|sh)|(^|/)(index\.[cm]?[jt]sx?|package\.json|tsconfig[^/]*))$'
      or path ~* '(^|/)(i18n|l10n|langs?|languages)/.*\.(json|ya?ml|properties|strings|resx|toml|csv|php)$'
        and path !~* '(^|/)(package|package-lock|tsconfig[^/]*)\.json$'
      or path ~* '(^|/)i18n/[a-z]{2}(-[a-z]{2,4})?/.*\.mdx?$'
      or path ~* '/values-[a-z]{2}(-r[a-z]{2})?/strings\.xml$'
      or path ~* '(^|/)readme[._-](ar|bn|cs|da|de|el|es|fa|fi|fr|he|hi|hu|id|it|ja|ko|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh)([_-][a-z]{2,4})?\.(md|rst|txt)$'
      then 'translation'

    when path ~* '^(docs?|documentation|tutorials?|examples?|man)/'
      or path ~* '(^|/)(readme|contributing|code[_-]of[_-]conduct|changelog|changes|history|news|release[_-]?notes|security|support|governance|maintainers|authors|contributors|credits|copying|notice|citation|faq|roadmap)(\.(md|mdx|rst|txt|adoc|org|cff))?$'
      or path ~* '(^|/)licen[cs]e(-[a-z0-9]+)?(\.(md|rst|txt))?$'
      or path ~* '(^|/)(\.?mkdocs\.ya?ml|\.?readthedocs\.ya?ml|docusaurus\.config\.[cm]?[jt]s|book\.toml|myst\.ya?ml|_toc\.ya?ml|_config\.ya?ml|antora\.ya?ml|typedoc\.json|doxyfile)$'
      then 'docs'

    when path ~* '(^|/)((jest|vitest|playwright|karma|cypress|wdio)\.(config|conf)\.[^/]+|pytest\.ini|phpunit\.xml(\.dist)?)$'
      then 'tests'

    when path ~* '(^|/)\.'
      -- Continuous integration and deployment.
      or path ~* '(^|/)(ci|cicd|azure-pipelines)/|^(infra|infrastructure|terraform|ansible|deploy|deployments?)/'
      or path ~* '\.(tf|tfvars|hcl|nomad|dockerfile|mk|mak|cmake|m4|gradle|bzl|nix|gemspec|csproj|sln|nuspec|podspec|cabal)$'
      or path ~* '(^|/)((docker|container)file([.-][^/]+)?|(docker-)?compose[^/]*\.ya?ml|vagrantfile|procfile|skaffold\.ya?ml|chartpress\.ya?ml|ct\.ya?ml|chart\.lock|(netlify|fly|wrangler)\.toml|vercel\.json)$'
      or path ~* '(^|/)(jenkinsfile|(azure|bitbucket)-pipelines[^/]*\.ya?ml|appveyor\.ya?ml|cloudbuild\.ya?ml|buildspec\.ya?ml|codecov\.ya?ml|crowdin\.ya?ml|renovate\.json5?|codeowners)$'
      -- Building.
      or path ~* '(^|/)(gnu)?makefile(\.[^/]+)?$'
      or path ~* '(^|/)(justfile|taskfile\.ya?ml|rakefile|cmakelists\.txt|configure(\.(ac|in))?|meson\.build|meson_options\.txt|(build|settings)\.gradle\.kts|gradle\.properties|gradlew(\.bat)?|mvnw(\.cmd)?|pom\.xml|(build|workspace|module)(\.bazel)?|build\.(sbt|zig))$'
      -- What is needed to build and run, and which versions of it.
      or path ~* '(^|/)(package(-lock)?\.json|npm-shrinkwrap\.json|pnpm-(lock|workspace)\.yaml|[^/]+\.lockb?|lerna\.json|nx\.json|turbo\.json|[jt]sconfig[^/]*\.json|deno\.jsonc?)$'
      or path ~* '(^|/)(pyproject\.toml|setup\.(py|cfg)|manifest\.in|pipfile|pixi\.toml|tox\.ini|noxfile\.py|[^/]*requirements[^/]*\.(txt|in)|requirements/[^/]+\.(txt|in)|constraints[^/]*\.txt|environment[^/]*\.ya?ml|conda-lock\.ya?ml|(conda[.-]?)?recipe/meta\.yaml)$'
      or path ~* '(^|/)(cargo\.toml|go\.(mod|sum|work)|gemfile|composer\.json|mix\.exs|rebar\.config|packages\.lock\.json|directory\.[a-z]+\.props|podfile|package\.(swift|resolved)|pubspec\.yaml|stack\.yaml)$'
      -- Settings of the tools.
      or path ~* '(^|/)([^/]+\.config\.[cm]?[jt]s|mypy\.ini|pylintrc|ruff\.toml|biome\.json|sonar-project\.properties|lychee\.toml|tbump\.toml)$'
      then 'infra'

    when path ~* '(^|/)(tests?|__(tests|mocks|snapshots|fixtures)__|test[_-]?(data|fixtures|utils|helpers)|fixtures|e2e|cypress|[a-z0-9]+[_-]tests?)/|^testing/'
      or path ~ '(^|/)[A-Za-z0-9._]*Tests?/'
      or path ~* '(^|/)(conftest\.py|tests?\.[a-z]+|tests?[_-][^/]+)$|(^|/)spec/.*\.rb$'
      or path ~* '[._-](tests?|spec|cy|e2e)\.(py|go|rs|rb|[cm]?[jt]sx?|c|cc|cpp|cxx|h|hpp|java|kts?|scala|groovy|cs|php|swift|dart|exs?|erl|cljs?|lua|r|jl|mm?|sh|pl|vue|svelte|zig|nim|hs)$|\.(bats|snap|t)$'
      or path ~ '(Tests?|TestCase|Spec)\.(java|kt|scala|groovy|cs|swift|php|hs|mm?)$|IT\.(java|kt)$|(^|/)Test[A-Z][A-Za-z0-9]*\.(java|kt)$'
      then 'tests'

    when path ~* '(^|/)(docs?|documentation|tutorials?|examples?|man)/'
      or path ~* '\.(md|mdx|markdown|rst|adoc|asciidoc|textile|rdoc|pod|texi|texinfo)$'
      then 'docs'

    else 'code'
  end
$$;

-- How much a file counts among the files of its pull request: its changed lines, and at least one (a picture or a rename
-- has none). What a tool has written counts as one line, however long it is: a new dependency must not drown the code
-- that uses it.
create function derived.file_weight(path text, changed_lines integer)
returns integer language sql immutable parallel safe as $$
  select case
    when path ~* '(^|/)(package-lock\.json|npm-shrinkwrap\.json|go\.sum|[^/]+\.lockb?|[^/]+-lock\.ya?ml|packages\.lock\.json)$'
      or path ~* '\.(pot|snap|map)$|\.min\.(js|css)$|(^|/)(vendor|third[_-]party|node_modules|__snapshots__)/'
      then 1
    else greatest(changed_lines, 1)
  end
$$;

-- The kind that a label names, without its prefix ("kind/documentation", "A-docs") and its pictures; null = none.
create function derived.label_kind(label text)
returns text language sql immutable parallel safe as $$
  select case
    when word ~ '^(docs?|documentation|tutorials?|examples?)$' then 'docs'
    when word ~ '^(tests?|testing|test coverage)$' then 'tests'
    when word ~ '^(ci|cd|ci cd|continuous integration|infra|infrastructure|maintenance|maint|chores?|build|packaging|tooling|devops|docker|github actions|dep|deps|dependency|dependencies)$' then 'infra'
    when word ~ '^(translations?|i18n|l10n|locali[sz]ation|internationali[sz]ation)$' then 'translation'
  end
  from (select btrim(regexp_replace(regexp_replace(regexp_replace(lower(label),
    ':[a-z0-9_+-]+:', ' ', 'g'),
    '^\s*(type|kind|area|topic|tag|category|component|scope|[act])\s*[:/-]\s*', ''),
    '[^a-z0-9]+', ' ', 'g')) as word) w
$$;

-- One kind a pull request, as known at as_of: the one to which most of its changed lines belong (file_weight). Tests that
-- come with code are part of it, else most repairs would count as tests: a pull request is `tests` where it changes no
-- code. Paths go before labels because they say the same everywhere, while each repository labels as it likes, or not at
-- all: a label decides between kinds of equal weight, and where no changed file is known. Then the order of the list
-- below. 'unknown': neither a file nor a label says anything.
-- decided_by: 'paths' (example = the file that weighs most, files = how many are of that kind) or 'label' (example = it).
create function derived.pull_request_kind(repo bigint, item integer, as_of timestamptz)
returns table (kind text, decided_by text, example text, files integer)
language sql stable parallel safe as $$
  with changed as materialized (
    select f.path, derived.path_kind(f.path) as own, derived.file_weight(f.path, f.additions + f.deletions) as weight
    from derived.changed_files_at(repo, item, as_of) f
  ),
  counted as (
    select c.*, case when own = 'tests' and exists (select 1 from changed where own = 'code') then 'code' else own end as kind
    from changed c
  ),
  sums as (
    select kind, sum(weight) as weight, count(*)::int as files,
      (array_agg(path order by own = kind desc, weight desc, path collate "C"))[1] as example
    from counted group by kind
  ),
  heaviest as (
    select * from sums where weight = (select max(weight) from sums)
  ),
  named as (
    select derived.label_kind(l.label) as kind, min(l.label collate "C") as label
    from derived.labels_at(repo, item, as_of) l
    where (select count(*) from heaviest) <> 1 and derived.label_kind(l.label) is not null
    group by 1
  ),
  possible as (
    select h.kind, 'paths' as decided_by, h.example, h.files, n.kind is null as is_second
    from heaviest h left join named n on n.kind = h.kind
    union all
    select n.kind, 'label', n.label, 0, false from named n where not exists (select 1 from heaviest)
    union all
    select 'unknown', null, null, 0, true
  )
  select p.kind, p.decided_by, p.example, p.files from possible p
  order by array_position(array['code', 'docs', 'tests', 'infra', 'translation'], p.kind) is null, p.is_second,
    array_position(array['code', 'docs', 'tests', 'infra', 'translation'], p.kind)
  limit 1
$$;
