import { millionPullRequests } from './bench/million.ts';
console.log(await millionPullRequests('postgres://postgres@127.0.0.1:5432/hw_million', 1_000_000));
