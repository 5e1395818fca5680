/** How many cases a property test tries: few and the same ones in every run, many and others in `npm run soak`. */
export function runs(few: number, many = few * 25): { numRuns: number; seed: number } {
  const soak = Number(process.env['SOAK'] ?? 0);
  return soak > 0 ? { numRuns: many, seed: soak } : { numRuns: few, seed: 20261124 };
}
