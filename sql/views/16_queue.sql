-- What the review queue knows of pull requests and people, beside whose turn it is.

-- What kind of lines a file has, for the size of a pull request: what a tool wrote is generated, what tests read and nobody
-- reads line by line are fixtures, and the rest as 13_pull_request_kinds.sql tells files apart (translations as docs).
create function derived.size_kind(path text)
returns text language sql immutable parallel safe as $$
  select case
    when derived.file_weight(path, 2) = 1
      or path ~* '(^|/)(dist|__generated__)/|[._-](generated|gen|pb)\.[a-z]+$|_pb2(_grpc)?\.pyi?$' then 'generated'
    when path ~* '(^|/)(fixtures?|__fixtures__|test[_-]?data|cassettes|golden)/' then 'fixtures'
    when derived.path_kind(path) = 'tests'
      and path ~* '\.(json|ya?ml|csv|tsv|txt|xml|html|ipynb|parquet|png|jpe?g|gif|svg|bin|dat|gz|zip|db|sqlite)$' then 'fixtures'
    else case derived.path_kind(path)
      when 'code' then 'source' when 'infra' then 'config' when 'translation' then 'docs' else derived.path_kind(path)
    end
  end
$$;

-- A part of the code that somebody can know: the repository with the first two folders of a path.
create function derived.area_of(repository text, path text)
returns text language sql immutable parallel safe as $$
  select repository || ':' || coalesce(substring(path from '^([^/]+(/[^/]+)?)/[^/]*'), '')
$$;
